import { Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { OPERATIONS } from '../../../../contracts/operations.table.js';
import { toIso } from '../../../../kernel/time/instant.js';
import {
  Access,
  type Caller,
  callerScope,
  CurrentCaller,
  IdempotentAnswer,
  SecretAnswer,
} from '../../../../platform/http/index.js';
import { type StreamToken, StreamTokens } from '../use-cases/stream-tokens.js';
import { OpenStream } from './open-stream.js';
import { StreamQuery, StreamTokenDto } from './stream.dto.js';

export function presentToken({ token, expiresAt }: StreamToken): StreamTokenDto {
  return { token, expiresAt: toIso(expiresAt) };
}

@ApiTags('Support')
@Controller('v1/support')
export class StreamController {
  constructor(
    private readonly streams: OpenStream,
    private readonly tokens: StreamTokens,
    private readonly answers: IdempotentAnswer,
  ) {}

  @Post('stream-tokens')
  @Access('createStreamToken')
  @SecretAnswer()
  @ApiOperation({ summary: 'Get a token that opens the live stream once, within a minute' })
  createStreamToken(@CurrentCaller() caller: Caller): Promise<StreamTokenDto> {
    return this.answers.keeping(presentToken, (keep) => this.tokens.issue(caller, keep));
  }

  @Get('stream')
  @Access('openSupportStream')
  @ApiOperation({
    operationId: 'openSupportStream',
    summary: 'Hear at once what happens in the account’s tickets',
    description:
      'Server-sent events that carry ids only. Opened with a bearer token, or with a stream token as `token`. ' +
      '`Last-Event-ID` goes on where a stream ended; `reset` says that too much was missed and everything is to be asked for anew.',
  })
  @ApiProduces('text/event-stream')
  @ApiOkResponse({ description: 'A stream that stays open.', schema: { type: 'string' } })
  async openSupportStream(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Query() query: StreamQuery,
  ): Promise<void> {
    await this.streams.open(request, reply, {
      ...{ query, rule: OPERATIONS.createStreamToken },
      audienceOf: (caller) => callerScope(caller),
    });
  }
}
