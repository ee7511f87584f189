import { Controller, Get, Injectable, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { parseWireId, WIRE_PREFIXES, wireId } from '../../../kernel/ids.js';
import { toIso } from '../../../kernel/time/instant.js';
import {
  Access,
  ApiPage,
  Existing,
  ListQuery,
  type Page,
  page,
  parseCursor,
  platformProblems,
  type Caller,
  type ResourceLocator,
  WireIdParam,
} from '../../../platform/http/index.js';
import type { DeskMail } from '../data/raw-mails.repository.js';
import { ReadRawMail } from '../use-cases/read-raw-mail.query.js';
import { InboundMailBriefDto, InboundMailDto } from './inbound-mails.dto.js';

const LIST = 'inbound-mails';
const SHOWN_BYTES = 64 * 1024;

@Injectable()
export class InboundMailLocator implements ResourceLocator {
  constructor(private readonly mails: ReadRawMail) {}

  async locate(_caller: Caller | null, parameters: Record<string, string>): Promise<object | null> {
    const id = parseWireId(WIRE_PREFIXES.inboundMail, parameters['id'] ?? '');
    return id === null ? null : this.mails.onDesk(id);
  }
}

/** What people wrote to the installation's desk, and what no program could read. It is shown as text and never executed. */
@ApiTags('Operator: accounts')
@Controller('v1/admin/inbound-mails')
export class AdminInboundMailsController {
  constructor(private readonly mails: ReadRawMail) {}

  @Get()
  @Access('listInboundMails')
  @ApiPage(InboundMailBriefDto)
  @ApiOperation({
    summary: 'List mail to abuse@ and postmaster@, newest first',
    description: 'Also mail to other addresses that could not be read by a program. Kept for thirty days.',
  })
  async listInboundMails(@Query() query: ListQuery): Promise<Page<InboundMailBriefDto>> {
    const [before = null] = (parseCursor(LIST, ['uuid'], query.cursor) ?? []) as string[];
    const rows = await this.mails.desk(query.limit + 1, before);
    return page(rows, query.limit, { list: LIST, keys: (mail: DeskMail) => [mail.id] }, presentBrief);
  }

  @Get(':id')
  @Access('getInboundMail')
  @Existing(InboundMailLocator)
  @ApiOkResponse({ type: InboundMailDto })
  @ApiOperation({ summary: 'Read a mail of the desk as it came in' })
  async getInboundMail(@WireIdParam('inm') id: string): Promise<InboundMailDto> {
    const [mail, raw] = await Promise.all([this.mails.onDesk(id), this.mails.read(id)]);
    if (mail === null || raw === null) throw platformProblems.not_found();
    return { ...presentBrief(mail), content: raw.content.subarray(0, SHOWN_BYTES).toString('utf8') };
  }

  @Get(':id/raw')
  @Access('getInboundMailRaw')
  @Existing(InboundMailLocator)
  @ApiProduces('message/rfc822')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  @ApiOperation({ summary: 'Download a mail of the desk, for a mail program or an anti-spam organisation' })
  async getInboundMailRaw(@WireIdParam('inm') id: string): Promise<StreamableFile> {
    const raw = await this.mails.read(id);
    if (raw === null) throw platformProblems.not_found();
    const disposition = `attachment; filename="${wireId(WIRE_PREFIXES.inboundMail, id)}.eml"`;
    return new StreamableFile(raw.content, { type: 'message/rfc822', disposition });
  }
}

function presentBrief({ id, receivedAt, recipients, authentication, ...mail }: DeskMail): InboundMailBriefDto {
  return {
    ...mail,
    id: wireId(WIRE_PREFIXES.inboundMail, id),
    receivedAt: toIso(receivedAt),
    recipients: recipients.map(({ address, route }) => ({ address, route })),
    authentication: authentication as Record<string, unknown> | null,
  };
}
