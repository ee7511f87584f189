import { Body, Controller, Get, Headers, HttpCode, Injectable, Post, Query } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiExtraModels,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import { parseWireId } from '../../../../kernel/ids.js';
import { addMs, DAY_MS, type Instant, instantOf } from '../../../../kernel/time/instant.js';
import { Clock } from '../../../../platform/clock/clock.js';
import {
  Access,
  ApiPage,
  bodyProblem,
  type Caller,
  callerScope,
  CurrentCaller,
  Existing,
  IdempotentAnswer,
  type Page,
  page,
  parseCursor,
  platformProblems,
  preferredLanguage,
  queryProblem,
  type ResourceLocator,
  WireIdParam,
} from '../../../../platform/http/index.js';
import { senderKind } from '../../country-rules/index.js';
import { parseNumber } from '../../rules/numbers.js';
import type { SmsFilter } from '../data/messages.repository.js';
import type { SmsMessage } from '../data/sms-message.js';
import { AcceptSms, type SmsSend } from '../use-cases/accept-sms.js';
import { CancelSms } from '../use-cases/cancel-sms.js';
import { ReadSms } from '../use-cases/read-sms.query.js';
import {
  SendSmsBody,
  SmsMessagesQuery,
  SmsMessageView,
  SmsOfSendView,
  SmsSendView,
  WholeSmsView,
} from './messages.dto.js';
import { presentOfSend, presentRefused, presentSend, presentSms, presentWhole } from './messages.presenter.js';

const LIST = 'sms-messages';
const MOST_AHEAD_DAYS = 90;

@Injectable()
export class SmsMessageLocator implements ResourceLocator {
  constructor(private readonly reading: ReadSms) {}

  async locate(caller: Caller | null, parameters: Record<string, string>): Promise<object | null> {
    const id = parseWireId('sms', parameters['id'] ?? '');
    return caller === null || id === null ? null : viewOf(this.reading, caller, id);
  }
}

@ApiTags('SMS')
@ApiExtraModels(WholeSmsView, SmsMessageView, SmsOfSendView)
@Controller('v1/sms/messages')
export class SmsMessagesController {
  constructor(
    private readonly accepting: AcceptSms,
    private readonly cancelling: CancelSms,
    private readonly reading: ReadSms,
    private readonly answers: IdempotentAnswer,
    private readonly clock: Clock,
  ) {}

  @Post()
  @HttpCode(202)
  @Access('sendSms')
  @ApiOperation({
    operationId: 'sendSms',
    summary: 'Send a text to one number or many',
    description:
      'Each number once, whatever way it is written. Who cannot be written to is in `refused`, costs nothing and keeps nobody else from being written to. The credits are reserved now and spent as carriers take the parts; a number that turns out to be dead costs too.',
  })
  @ApiAcceptedResponse({ type: SmsSendView })
  send(
    @CurrentCaller() caller: Caller,
    @Body() body: SendSmsBody,
    @Headers('accept-language') languages?: string,
  ): Promise<SmsSendView> {
    const language = preferredLanguage(languages);
    const { from, to, text, kind, smartEncoding } = body;
    const sendAt = this.sendAtIn(body.sendAt);
    if (senderKind(from) === null) throw bodyProblem([{ field: 'from', code: 'wrong_format', message: '' }]);
    const wanted = { from, to, text, kind, smartEncoding, sendAt };
    return this.answers.keeping(
      (send: SmsSend) => presentSend(send, language),
      (keep) => this.accepting.run(callerScope(caller), wanted, (one) => presentRefused(one, language), keep),
    );
  }

  @Get()
  @Access('listSms')
  @ApiOperation({ operationId: 'listSms', summary: 'Texts, newest first' })
  @ApiPage(SmsMessageView)
  async list(@CurrentCaller() caller: Caller, @Query() query: SmsMessagesQuery): Promise<Page<SmsMessageView>> {
    const before = (parseCursor(LIST, ['uuid'], query.cursor)?.[0] ?? null) as string | null;
    const rows = await this.reading.page(callerScope(caller), filterIn(query), { before, limit: query.limit });
    return page(rows, query.limit, { list: LIST, keys: ({ message }) => [message.id] }, presentSms);
  }

  @Get(':id')
  @Access('getSms')
  @ApiOperation({
    operationId: 'getSms',
    summary: 'One text, and what happened to it',
    description: 'With the id of a send, all that were asked for together.',
  })
  @ApiOkResponse({ schema: { oneOf: [{ $ref: getSchemaPath(WholeSmsView) }, { $ref: getSchemaPath(SmsOfSendView) }] } })
  async get(@CurrentCaller() caller: Caller, @WireIdParam('sms') id: string): Promise<WholeSmsView | SmsOfSendView> {
    const found = await viewOf(this.reading, caller, id);
    if (found === null) throw platformProblems.not_found();
    return found;
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @Existing(SmsMessageLocator)
  @Access('cancelSms')
  @ApiOperation({
    operationId: 'cancelSms',
    summary: 'Take back what no carrier was given',
    description: 'Its credits come back. With the id of a send, all of its texts that still can be.',
  })
  @ApiOkResponse({
    schema: { oneOf: [{ $ref: getSchemaPath(SmsMessageView) }, { $ref: getSchemaPath(SmsOfSendView) }] },
  })
  async cancel(
    @CurrentCaller() caller: Caller,
    @WireIdParam('sms') id: string,
  ): Promise<SmsMessageView | SmsOfSendView> {
    const scope = callerScope(caller);
    const ofSend = await this.reading.ofSend(scope, id);
    const ids = ofSend.length > 0 ? ofSend.map(({ message }) => message.id) : [id];
    const present = (after: SmsMessage[]): SmsMessageView | SmsOfSendView =>
      ofSend.length > 0 ? presentOfSend(id, after.map(alone)) : presentSms(alone(after[0]!));
    return this.answers.keeping(present, (keep) => this.cancelling.run(scope, ids, keep));
  }

  private sendAtIn(text: string | undefined): Instant | null {
    if (text === undefined) return null;
    const [sendAt, now] = [instantOf(text), this.clock.now()];
    if (sendAt > addMs(now, MOST_AHEAD_DAYS * DAY_MS))
      throw bodyProblem([
        { field: 'sendAt', code: 'too_late', message: `Must be within the next ${MOST_AHEAD_DAYS} days.` },
      ]);
    return sendAt > now ? sendAt : null;
  }
}

async function viewOf(reading: ReadSms, caller: Caller, id: string): Promise<WholeSmsView | SmsOfSendView | null> {
  const scope = callerScope(caller);
  const one = await reading.one(scope, id);
  if (one !== null) return presentWhole(one);
  const all = await reading.ofSend(scope, id);
  return all.length === 0 ? null : presentOfSend(id, all);
}

function alone(message: SmsMessage) {
  return { message, hindrance: null };
}

function filterIn({ to, status, kind, sendId, campaignId, from, until }: SmsMessagesQuery): SmsFilter {
  const number = to === undefined ? null : parseNumber(to);
  return {
    to: number?.ok === true ? number.number : (to ?? null),
    status: status ?? null,
    kind: kind ?? null,
    sendId: idIn('sms', 'sendId', sendId),
    campaignId: idIn('cmp', 'campaignId', campaignId),
    from: from === undefined ? null : instantOf(from),
    until: until === undefined ? null : instantOf(until),
  };
}

function idIn(prefix: 'sms' | 'cmp', field: string, text: string | undefined): string | null {
  if (text === undefined) return null;
  const id = parseWireId(prefix, text);
  if (id === null) throw queryProblem([{ field, code: 'wrong_format', message: '' }]);
  return id;
}
