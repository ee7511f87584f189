import { Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { OPERATIONS } from '../../../../contracts/operations.table.js';
import { Access, type Caller, CurrentCaller, IdempotentAnswer, SecretAnswer } from '../../../../platform/http/index.js';
import { StreamTokens } from '../use-cases/stream-tokens.js';
import { OpenStream } from './open-stream.js';
import { presentToken } from './stream.controller.js';
import { StreamQuery, StreamTokenDto } from './stream.dto.js';

@ApiTags('Operator: support')
@Controller('v1/admin/support')
export class StaffStreamController {
  constructor(
    private readonly streams: OpenStream,
    private readonly tokens: StreamTokens,
    private readonly answers: IdempotentAnswer,
  ) {}

  @Post('stream-tokens')
  @Access('createStaffStreamToken')
  @SecretAnswer()
  @ApiOperation({ summary: 'Get a token that opens the staff’s live stream once, within a minute' })
  createStaffStreamToken(@CurrentCaller() caller: Caller): Promise<StreamTokenDto> {
    return this.answers.keeping(presentToken, (keep) => this.tokens.issue(caller, keep));
  }

  @Get('stream')
  @Access('openStaffSupportStream')
  @ApiOperation({
    operationId: 'openStaffSupportStream',
    summary: 'Hear at once what happens in the queues that the caller sees',
    description: 'As the customers’ stream, with notes, promises about to be broken, and the tickets of all accounts.',
  })
  @ApiProduces('text/event-stream')
  @ApiOkResponse({ description: 'A stream that stays open.', schema: { type: 'string' } })
  async openStaffSupportStream(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Query() query: StreamQuery,
  ): Promise<void> {
    const rule = OPERATIONS.listTicketsAsStaff;
    await this.streams.open(request, reply, { query, rule, audienceOf: () => 'staff' });
  }
}
