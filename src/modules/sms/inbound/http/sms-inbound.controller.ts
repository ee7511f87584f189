import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { wireId } from '../../../../kernel/ids.js';
import { toIso } from '../../../../kernel/time/instant.js';
import {
  Access,
  ApiPage,
  type Caller,
  callerScope,
  CurrentCaller,
  ListQuery,
  type Page,
  page,
  parseCursor,
  platformProblems,
  WireIdParam,
} from '../../../../platform/http/index.js';
import type { SmsInbound } from '../data/inbound.repository.js';
import { ReadInbound } from '../use-cases/read-inbound.query.js';
import { SmsInboundView } from './inbound.dto.js';

const LIST = 'sms-inbound';

@ApiTags('SMS')
@Controller('v1/sms/inbound')
export class SmsInboundController {
  constructor(private readonly reading: ReadInbound) {}

  @Get()
  @Access('listSmsInbound')
  @ApiOperation({ operationId: 'listSmsInbound', summary: 'Texts that came in, newest first' })
  @ApiPage(SmsInboundView)
  async list(@CurrentCaller() caller: Caller, @Query() query: ListQuery): Promise<Page<SmsInboundView>> {
    const before = (parseCursor(LIST, ['uuid'], query.cursor)?.[0] ?? null) as string | null;
    const rows = await this.reading.page(callerScope(caller), query.limit, before);
    return page(rows, query.limit, { list: LIST, keys: ({ id }) => [id] }, present);
  }

  @Get(':id')
  @Access('getSmsInbound')
  @ApiOperation({ operationId: 'getSmsInbound', summary: 'One text that came in' })
  @ApiOkResponse({ type: SmsInboundView })
  async get(@CurrentCaller() caller: Caller, @WireIdParam('smi') id: string): Promise<SmsInboundView> {
    const found = await this.reading.one(callerScope(caller), id);
    if (found === null) throw platformProblems.not_found();
    return present(found);
  }
}

function present({ id, sender, recipient, text, keyword, messageId, receivedAt }: SmsInbound): SmsInboundView {
  return {
    id: wireId('smi', id),
    from: sender,
    to: recipient,
    text,
    keyword,
    messageId: messageId === null ? null : wireId('sms', messageId),
    receivedAt: toIso(receivedAt),
  };
}
