import { Body, Controller, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBody, ApiOkResponse, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../../../../kernel/problem.js';
import {
  Access,
  bodyProblem,
  type Caller,
  Consumes,
  CurrentCaller,
  idempotencyKeyOf,
  operationHash,
  OwnIdempotency,
  platformProblems,
  queryProblem,
} from '../../../../platform/http/index.js';
import type { AcceptedMessage } from '../accept.types.js';
import { type Address, parseAddress } from '../../addresses/index.js';
import { MAX_RECIPIENTS } from '../rules/message-options.js';
import { MAX_BATCH, MESSAGE_SCHEMA } from '../rules/message-schema.js';
import { AcceptBatch, type BatchEntry } from '../use-cases/accept-batch.js';
import { AcceptJson } from '../use-cases/accept-json.js';
import { AcceptRaw } from '../use-cases/accept-raw.js';
import { AcceptedMessageView, BatchView } from './submission.dto.js';
import { answer, claimOf, languageOf } from './kept-answer.js';
import { submitterOf } from './submitter.js';

const EXAMPLE = {
  from: { email: 'news@acme.example', name: 'Acme' },
  to: [{ email: 'ada@example.net', name: 'Ada' }],
  subject: 'Your order 4711',
  text: 'It is on its way.',
  html: '<p>It is <b>on its way</b>.</p>',
  tags: ['order'],
  customId: 'order-4711',
};
const SCHEMA = { ...MESSAGE_SCHEMA, example: EXAMPLE } as never;

/** Bodies come here unchecked by the platform: a compiled schema judges them, which is what a hot path can pay. */
@ApiTags('Messages')
@Controller('v1/messages')
export class SubmissionController {
  constructor(
    private readonly acceptJson: AcceptJson,
    private readonly acceptBatch: AcceptBatch,
    private readonly acceptRaw: AcceptRaw,
  ) {}

  @Post()
  @HttpCode(202)
  @OwnIdempotency()
  @Access('sendMessage')
  @ApiOperation({
    operationId: 'sendMessage',
    summary: 'Send a message',
    description:
      'The answer comes after the message is stored durably; from then on every recipient reaches an end, whatever happens. Send an `Idempotency-Key`, and repeating a request whose answer was lost sends nothing twice. Refused whole: 403 `sender_not_verified`, `account_blocked` or `email_not_confirmed`, 402 `subscription_required`, 429 with the limit that is full and `retryAt`. A recipient on your suppressions gets nothing and is answered as `suppressed`; when all are, 422 `recipient_suppressed`.',
  })
  @ApiBody({ schema: SCHEMA })
  @ApiAcceptedResponse({ type: AcceptedMessageView })
  async send(
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() body: unknown,
  ): Promise<AcceptedMessage | string> {
    return answer(reply, await this.acceptJson.run(submitterOf(caller), body, claimOf(request)));
  }

  @Post('batch')
  @HttpCode(200)
  @OwnIdempotency()
  @Access('sendMessageBatch')
  @ApiOperation({
    operationId: 'sendMessageBatch',
    summary: 'Send up to 1,000 messages',
    description:
      'Each is judged by itself, in order; the answer is 200 with one entry for each: `httpStatus`, and what that message alone would have been answered. One that is refused stops no other.',
  })
  @ApiBody({
    schema: {
      type: 'object',
      required: ['messages'],
      additionalProperties: false,
      properties: { messages: { type: 'array', minItems: 1, maxItems: MAX_BATCH, items: SCHEMA } },
    },
  })
  @ApiOkResponse({ type: BatchView })
  async batch(
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Body() body: unknown,
  ): Promise<{ data: BatchEntry[] }> {
    const entries = await this.acceptBatch.run(
      submitterOf(caller),
      messagesIn(body),
      claimOf(request),
      languageOf(request),
    );
    if (entries instanceof Problem) throw entries;
    return { data: entries };
  }

  @Post('raw')
  @HttpCode(202)
  @OwnIdempotency()
  @Consumes('message/rfc822')
  @Access('sendRawMessage')
  @ApiOperation({
    operationId: 'sendRawMessage',
    summary: 'Send a message in RFC 5322 form',
    description: 'Without `to` the recipients are those of To, Cc and Bcc; Bcc is removed.',
  })
  @ApiQuery({ name: 'to', required: false, isArray: true, type: String, example: ['ada@example.net'] })
  @ApiBody({
    schema: {
      type: 'string',
      example: 'From: news@acme.example\r\nTo: ada@example.net\r\nSubject: Your order\r\n\r\nIt is on its way.\r\n',
    },
  })
  @ApiAcceptedResponse({ type: AcceptedMessageView })
  async raw(
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() body: unknown,
    @Query('to') to?: unknown,
  ): Promise<AcceptedMessage | string> {
    if (!Buffer.isBuffer(body))
      throw request.headers['content-type'] === undefined ? platformProblems.unsupported_media_type() : bodyProblem([]);
    const outcome = await this.acceptRaw.run({
      by: submitterOf(caller),
      source: 'raw',
      bytes: body,
      envelope: envelopeIn(to),
      returnPath: null,
      key: idempotencyKeyOf(request),
      opHash: () => operationHash(request.method, request.url, body),
      wording: { language: languageOf(request), traceId: request.id },
    });
    return answer(reply, outcome);
  }
}

function messagesIn(body: unknown): readonly unknown[] {
  const members =
    typeof body === 'object' && body !== null && !Array.isArray(body) ? (body as Record<string, unknown>) : null;
  if (members === null) throw bodyProblem([{ field: '', code: 'wrong_type', message: '' }]);
  const unknown = Object.keys(members).filter((name) => name !== 'messages');
  if (unknown.length > 0) throw bodyProblem(unknown.map((field) => ({ field, code: 'unknown_field', message: '' })));
  const { messages } = members;
  if (messages === undefined) throw bodyProblem([{ field: 'messages', code: 'required', message: '' }]);
  if (!Array.isArray(messages)) throw bodyProblem([{ field: 'messages', code: 'wrong_type', message: '' }]);
  if (messages.length === 0)
    throw bodyProblem([{ field: 'messages', code: 'too_few', message: 'At least one message.' }]);
  if (messages.length > MAX_BATCH)
    throw platformProblems.payload_too_large({ detail: `At most ${MAX_BATCH} messages in one request.` });
  return messages;
}

/** `?to=a&to=b`; null without any. */
function envelopeIn(to: unknown): Address[] | null {
  const texts = to === undefined ? [] : [to].flat();
  if (texts.length === 0) return null;
  if (texts.length > MAX_RECIPIENTS)
    throw queryProblem([{ field: 'to', code: 'too_many', message: `At most ${MAX_RECIPIENTS}.` }]);
  const addresses = texts.map((text) => (typeof text === 'string' ? parseAddress(text) : null));
  if (!addresses.every((address) => address !== null))
    throw queryProblem([{ field: 'to', code: 'address_invalid', message: '' }]);
  return addresses;
}
