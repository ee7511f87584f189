import { Body, Controller, Delete, Get, HttpCode, Ip, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { wireId } from '../../../../kernel/ids.js';
import { toIso } from '../../../../kernel/time/instant.js';
import {
  Access,
  ApiPage,
  bodyProblem,
  type Caller,
  callerScope,
  CurrentCaller,
  IdempotentAnswer,
  type Page,
  page,
  parseCursor,
  platformProblems,
  WireIdParam,
} from '../../../../platform/http/index.js';
import { actorOf } from '../../../accounts/index.js';
import { parseNumber } from '../../rules/numbers.js';
import type { SmsStop } from '../data/stops.repository.js';
import { ChangeStopList } from '../use-cases/change-stop-list.js';
import { AddSmsStopBody, SmsStopsQuery, SmsStopView } from './stops.dto.js';

const LIST = 'sms-stoplist';

@ApiTags('SMS')
@Controller('v1/sms/stoplist')
export class SmsStopListController {
  constructor(
    private readonly stops: ChangeStopList,
    private readonly answers: IdempotentAnswer,
  ) {}

  @Get()
  @Access('listSmsStops')
  @ApiOperation({ operationId: 'listSmsStops', summary: 'Numbers that are not written to, newest first' })
  @ApiPage(SmsStopView)
  async list(@CurrentCaller() caller: Caller, @Query() query: SmsStopsQuery): Promise<Page<SmsStopView>> {
    const before = (parseCursor(LIST, ['uuid'], query.cursor)?.[0] ?? null) as string | null;
    const number = query.number === undefined ? null : (numberIn(query.number) ?? query.number);
    const rows = await this.stops.page(callerScope(caller), { number, before, limit: query.limit });
    return page(rows, query.limit, { list: LIST, keys: ({ id }) => [id] }, present);
  }

  @Post()
  @Access('addSmsStop')
  @ApiOperation({
    operationId: 'addSmsStop',
    summary: 'Never write to a number again',
    description:
      'A number that is listed keeps its entry. Texts to it are refused, cost nothing and say `recipient_opted_out`.',
  })
  @ApiCreatedResponse({ type: SmsStopView })
  add(@CurrentCaller() caller: Caller, @Body() body: AddSmsStopBody, @Ip() ip: string): Promise<SmsStopView> {
    const number = numberIn(body.number);
    if (number === null) throw bodyProblem([{ field: 'number', code: 'invalid_number', message: '' }]);
    const [scope, actor] = [callerScope(caller), actorOf(caller, ip)];
    return this.answers.keeping(present, (keep) => this.stops.add(scope, number, actor, keep));
  }

  @Get(':id')
  @Access('getSmsStop')
  @ApiOperation({ operationId: 'getSmsStop', summary: 'One number that is not written to' })
  @ApiOkResponse({ type: SmsStopView })
  async get(@CurrentCaller() caller: Caller, @WireIdParam('sst') id: string): Promise<SmsStopView> {
    const found = await this.stops.find(callerScope(caller), id);
    if (found === null) throw platformProblems.not_found();
    return present(found);
  }

  @Delete(':id')
  @HttpCode(204)
  @Access('deleteSmsStop')
  @ApiOperation({ operationId: 'deleteSmsStop', summary: 'Allow a number again' })
  @ApiNoContentResponse()
  async remove(@CurrentCaller() caller: Caller, @WireIdParam('sst') id: string, @Ip() ip: string): Promise<void> {
    const removed = await this.stops.remove(callerScope(caller), id, actorOf(caller, ip));
    if (!removed) throw platformProblems.not_found();
  }
}

/** A fixed line may stand here: whoever does not want texts says it of any number. */
function numberIn(text: string): string | null {
  const parsed = parseNumber(text);
  if (parsed.ok) return parsed.number;
  const digits = text.replace(/[\s().-]/g, '');
  return parsed.code === 'not_mobile' && /^\+[1-9]\d{6,14}$/.test(digits) ? digits : null;
}

function present({ id, number, source, inboundId, createdAt }: SmsStop): SmsStopView {
  return {
    id: wireId('sst', id),
    number,
    source,
    inboundId: inboundId === null ? null : wireId('smi', inboundId),
    createdAt: toIso(createdAt),
  };
}
