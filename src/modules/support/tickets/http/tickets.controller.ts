import { Body, Controller, Get, HttpCode, Ip, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiExtraModels, ApiOperation, ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  Access,
  ApiPage,
  type Caller,
  callerScope,
  Consumes,
  CurrentCaller,
  Existing,
  IdempotentAnswer,
  ListQuery,
  type Page,
  page,
  parseCursor,
  platformProblems,
  WireIdParam,
} from '../../../../platform/http/index.js';
import { actorOf } from '../../../accounts/index.js';
import { readWritten } from '../../attachments/index.js';
import { queuesToSearch } from '../rules/who-sees.js';
import { type AnsweredWithFiles, AnswerTicket } from '../use-cases/answer-ticket.js';
import { RateTicket } from '../use-cases/rate-ticket.js';
import { ReadTickets } from '../use-cases/read-tickets.query.js';
import { SolveTicket } from '../use-cases/solve-ticket.js';
import { queuesOfCustomer, TicketLocator } from './ticket.locator.js';
import { RateTicketDto, TicketDto, TicketMessageDto, TicketsQuery, WriteMessageDto } from './tickets.dto.js';
import { presentMessage, presentTicket } from './tickets.presenter.js';

const TICKETS = 'tickets';
const MESSAGES = 'ticket-messages';

@ApiTags('Support')
@ApiExtraModels(WriteMessageDto)
@Controller('v1/support/tickets')
export class TicketsController {
  constructor(
    private readonly tickets: ReadTickets,
    private readonly answer: AnswerTicket,
    private readonly solve: SolveTicket,
    private readonly rate: RateTicket,
    private readonly answers: IdempotentAnswer,
  ) {}

  @Get()
  @Access('listTickets')
  @ApiPage(TicketDto)
  @ApiOperation({ summary: 'List the tickets; those about money only for who may see money' })
  async listTickets(@CurrentCaller() caller: Caller, @Query() query: TicketsQuery): Promise<Page<TicketDto>> {
    const [before = null] = (parseCursor(TICKETS, ['uuid'], query.cursor) ?? []) as string[];
    const queues = queuesToSearch(queuesOfCustomer(caller), undefined);
    const filter = { ...(query.status ? { status: query.status } : {}), ...(queues ? { queues } : {}) };
    const rows = await this.tickets.page(callerScope(caller), filter, { before, limit: query.limit });
    return page(rows, query.limit, { list: TICKETS, keys: (ticket) => [ticket.id] }, presentTicket);
  }

  @Get(':id')
  @Access('getTicket')
  @ApiOperation({ summary: 'Show a ticket' })
  async getTicket(@CurrentCaller() caller: Caller, @WireIdParam('tkt') id: string): Promise<TicketDto> {
    const ticket = await this.tickets.find(callerScope(caller), id, queuesOfCustomer(caller));
    if (!ticket) throw platformProblems.not_found();
    return presentTicket(ticket);
  }

  @Get(':id/messages')
  @Access('listTicketMessages')
  @Existing(TicketLocator)
  @ApiPage(TicketMessageDto)
  @ApiOperation({ summary: 'List the messages of a ticket' })
  async listTicketMessages(
    @CurrentCaller() caller: Caller,
    @WireIdParam('tkt') id: string,
    @Query() query: ListQuery,
  ): Promise<Page<TicketMessageDto>> {
    const [before = null] = (parseCursor(MESSAGES, ['uuid'], query.cursor) ?? []) as string[];
    const rows = await this.tickets.messagesOf(callerScope(caller), id, { before, limit: query.limit });
    return page(rows, query.limit, { list: MESSAGES, keys: (message) => [message.id] }, presentMessage);
  }

  @Post(':id/messages')
  @Consumes('application/json', 'multipart/form-data')
  @Access('addTicketMessage')
  @Existing(TicketLocator)
  @ApiOperation({ summary: 'Write into a ticket; opens it again, or another when it was solved long ago' })
  @ApiBody({ schema: { $ref: getSchemaPath(WriteMessageDto) } })
  async addTicketMessage(
    @CurrentCaller() caller: Caller,
    @WireIdParam('tkt') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Ip() ip: string,
    @Body() body: unknown,
  ): Promise<TicketMessageDto> {
    const { input, files } = await readWritten(WriteMessageDto, request, reply, body);
    const answer = { ticketId: id, text: input.text, files };
    return this.answers.keeping(
      ({ message, attachments }: AnsweredWithFiles) => presentMessage({ ...message, attachments }),
      (keep) => this.answer.asCustomer(callerScope(caller), answer, { caller, ip }, keep),
    );
  }

  @Post(':id/solve')
  @HttpCode(200)
  @Access('solveTicket')
  @Existing(TicketLocator)
  @ApiOperation({ summary: 'Call a ticket solved' })
  solveTicket(@CurrentCaller() caller: Caller, @WireIdParam('tkt') id: string, @Ip() ip: string): Promise<TicketDto> {
    return this.answers.keeping(presentTicket, (keep) =>
      this.solve.asCustomer(callerScope(caller), id, actorOf(caller, ip), keep),
    );
  }

  @Post(':id/rating')
  @HttpCode(200)
  @Access('rateTicket')
  @Existing(TicketLocator)
  @ApiOperation({ summary: 'Say how well a ticket was solved, once for each solution' })
  rateTicket(
    @CurrentCaller() caller: Caller,
    @WireIdParam('tkt') id: string,
    @Body() body: RateTicketDto,
    @Ip() ip: string,
  ): Promise<TicketDto> {
    const rating = { score: body.score, comment: body.comment ?? null, solvedAt: null };
    return this.answers.keeping(presentTicket, (keep) =>
      this.rate.asCustomer(callerScope(caller), id, rating, actorOf(caller, ip), keep),
    );
  }
}
