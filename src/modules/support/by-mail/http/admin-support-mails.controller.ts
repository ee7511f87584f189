import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { parseWireId, WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import { toIso } from '../../../../kernel/time/instant.js';
import {
  Access,
  ApiPage,
  Existing,
  type Page,
  page,
  parseCursor,
  platformProblems,
  WireIdParam,
} from '../../../../platform/http/index.js';
import { MailIntakeFacade } from '../../../mail-intake/index.js';
import { type SupportMail, SupportMailsRepository } from '../data/support-mails.repository.js';
import { SupportMailLocator } from './support-mail.locator.js';
import { SupportMailDto, SupportMailsQuery } from './support-mails.dto.js';

const LIST = 'support-mails';

/** Everything that came to the support address, also what became no ticket. */
@ApiTags('Operator: support')
@Controller('v1/admin/support/mails')
export class AdminSupportMailsController {
  constructor(
    private readonly mails: SupportMailsRepository,
    private readonly intake: MailIntakeFacade,
  ) {}

  @Get()
  @Access('listSupportMails')
  @ApiPage(SupportMailDto)
  @ApiOperation({ summary: 'List mails to the support address and what became of each, newest first' })
  async listSupportMails(@Query() query: SupportMailsQuery): Promise<Page<SupportMailDto>> {
    const [before = null] = (parseCursor(LIST, ['uuid'], query.cursor) ?? []) as string[];
    const ticketId = query.ticketId === undefined ? null : parseWireId(WIRE_PREFIXES.ticket, query.ticketId);
    const filter = {
      ...(query.verdict === undefined ? {} : { verdict: query.verdict }),
      ...(ticketId === null ? {} : { ticketId }),
    };
    const rows = await this.mails.unscopedPage(filter, before, query.limit + 1);
    return page(rows, query.limit, { list: LIST, keys: ({ id }) => [id] }, presentSupportMail);
  }

  @Get(':id')
  @Access('getSupportMail')
  @ApiOkResponse({ type: SupportMailDto })
  @ApiOperation({ summary: 'Show what became of a mail to the support address' })
  async getSupportMail(@WireIdParam('inm') id: string): Promise<SupportMailDto> {
    const mail = await this.mails.unscopedFind(id);
    if (mail === null) throw platformProblems.not_found();
    return presentSupportMail(mail);
  }

  @Get(':id/raw')
  @Access('getSupportMailRaw')
  @Existing(SupportMailLocator)
  @ApiProduces('message/rfc822')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  @ApiOperation({ summary: 'Download a mail to the support address as it came in; kept for thirty days' })
  async getSupportMailRaw(@WireIdParam('inm') id: string): Promise<StreamableFile> {
    const raw = await this.intake.rawMail(id);
    if (raw === null) throw platformProblems.not_found();
    const disposition = `attachment; filename="${wireId(WIRE_PREFIXES.inboundMail, id)}.eml"`;
    return new StreamableFile(raw.content, { type: 'message/rfc822', disposition });
  }
}

function presentSupportMail(mail: SupportMail): SupportMailDto {
  return {
    id: wireId(WIRE_PREFIXES.inboundMail, mail.id),
    accountId: wireId(WIRE_PREFIXES.account, mail.accountId),
    verdict: mail.verdict,
    ticketId: mail.ticketId === null ? null : wireId(WIRE_PREFIXES.ticket, mail.ticketId),
    messageId: mail.messageId === null ? null : wireId(WIRE_PREFIXES.ticketMessage, mail.messageId),
    sender: mail.senderEmail,
    subject: mail.subject,
    flags: mail.flags,
    receivedAt: toIso(mail.receivedAt),
  };
}
