import { Body, Controller, Get, HttpCode, Ip, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiExtraModels, ApiOperation, ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { parseWireId, WIRE_PREFIXES } from '../../../../kernel/ids.js';
import { Clock } from '../../../../platform/clock/clock.js';
import {
  Access,
  ApiPage,
  type Caller,
  Consumes,
  CurrentCaller,
  Existing,
  IdempotentAnswer,
  ListQuery,
  type Page,
  page,
  parseCursor,
  type StaffCaller,
  WireIdParam,
} from '../../../../platform/http/index.js';
import { actorOf } from '../../../accounts/index.js';
import { readWritten } from '../../attachments/index.js';
import type { TicketEntity } from '../data/ticket.entity.js';
import type { StaffFilter } from '../data/ticket-lists.repository.js';
import { queuesOfStaff, queuesToSearch } from '../rules/who-sees.js';
import type { AnsweredWithFiles } from '../use-cases/answer-ticket.js';
import { ReadTickets } from '../use-cases/read-tickets.query.js';
import { ReplyToTicket, type WantedReply } from '../use-cases/reply-to-ticket.js';
import { SearchTickets } from '../use-cases/search-tickets.query.js';
import { SolveTicket } from '../use-cases/solve-ticket.js';
import { StaffTicketLocator } from './ticket.locator.js';
import {
  ReplyToTicketDto,
  StaffTicketDto,
  StaffTicketMessageDto,
  StaffTicketsQuery,
  WriteMessageDto,
} from './tickets.dto.js';
import { presentStaffMessage, presentStaffTicket } from './tickets.presenter.js';

const TICKETS = 'admin-tickets';
const MESSAGES = 'admin-ticket-messages';

@ApiTags('Operator: support')
@ApiExtraModels(ReplyToTicketDto, WriteMessageDto)
@Controller('v1/admin/tickets')
export class AdminTicketsController {
  constructor(
    private readonly tickets: ReadTickets,
    private readonly lists: SearchTickets,
    private readonly reply: ReplyToTicket,
    private readonly solve: SolveTicket,
    private readonly answers: IdempotentAnswer,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Access('listTicketsAsStaff')
  @ApiPage(StaffTicketDto)
  @ApiOperation({ summary: 'List the tickets of all accounts; compliance sees its own queue' })
  async listTicketsAsStaff(
    @CurrentCaller() caller: Caller,
    @Query() query: StaffTicketsQuery,
  ): Promise<Page<StaffTicketDto>> {
    const [before = null] = (parseCursor(TICKETS, ['uuid'], query.cursor) ?? []) as string[];
    const filter = filterOf(caller as StaffCaller, query);
    const rows = await this.lists.unscopedPage(filter, { before, limit: query.limit });
    const now = this.clock.now();
    return page(rows, query.limit, { list: TICKETS, keys: (ticket) => [ticket.id] }, (row) =>
      presentStaffTicket(row, now),
    );
  }

  @Get(':id')
  @Access('getTicketAsStaff')
  @ApiOperation({ summary: 'Show a ticket of any account' })
  async getTicketAsStaff(@CurrentCaller() caller: Caller, @WireIdParam('tkt') id: string): Promise<StaffTicketDto> {
    return presentStaffTicket(await this.tickets.unscopedRequired(caller, id), this.clock.now());
  }

  @Get(':id/messages')
  @Access('listTicketMessagesAsStaff')
  @ApiPage(StaffTicketMessageDto)
  @ApiOperation({ summary: 'List the messages of a ticket, with the notes among staff' })
  async listTicketMessagesAsStaff(
    @CurrentCaller() caller: Caller,
    @WireIdParam('tkt') id: string,
    @Query() query: ListQuery,
  ): Promise<Page<StaffTicketMessageDto>> {
    const ticket = await this.tickets.unscopedRequired(caller, id);
    const [before = null] = (parseCursor(MESSAGES, ['uuid'], query.cursor) ?? []) as string[];
    const rows = await this.tickets.unscopedMessagesOf(ticket, { before, limit: query.limit });
    return page(rows, query.limit, { list: MESSAGES, keys: (message) => [message.id] }, presentStaffMessage);
  }

  @Post(':id/replies')
  @Consumes('application/json', 'multipart/form-data')
  @Access('replyToTicket')
  @Existing(StaffTicketLocator)
  @ApiBody({ schema: { $ref: getSchemaPath(ReplyToTicketDto) } })
  @ApiOperation({ summary: 'Answer the customer; a ticket that is nobody’s becomes the answerer’s' })
  async replyToTicket(
    @CurrentCaller() caller: Caller,
    @WireIdParam('tkt') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) answer: FastifyReply,
    @Ip() ip: string,
    @Body() body: unknown,
  ): Promise<StaffTicketMessageDto> {
    const { input, files } = await readWritten(ReplyToTicketDto, request, answer, body);
    const words = { text: input.text, macroId: input.macroId };
    return this.write(caller as StaffCaller, id, { ...words, files, internal: false }, ip);
  }

  @Post(':id/notes')
  @Consumes('application/json', 'multipart/form-data')
  @Access('noteOnTicket')
  @Existing(StaffTicketLocator)
  @ApiBody({ schema: { $ref: getSchemaPath(WriteMessageDto) } })
  @ApiOperation({ summary: 'Note something for staff; customers never see it' })
  async noteOnTicket(
    @CurrentCaller() caller: Caller,
    @WireIdParam('tkt') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) answer: FastifyReply,
    @Ip() ip: string,
    @Body() body: unknown,
  ): Promise<StaffTicketMessageDto> {
    const { input, files } = await readWritten(WriteMessageDto, request, answer, body);
    return this.write(caller as StaffCaller, id, { text: input.text, files, internal: true }, ip);
  }

  @Post(':id/solve')
  @HttpCode(200)
  @Access('solveTicketAsStaff')
  @Existing(StaffTicketLocator)
  @ApiOperation({ summary: 'Call a ticket solved' })
  async solveTicketAsStaff(
    @CurrentCaller() caller: Caller,
    @WireIdParam('tkt') id: string,
    @Ip() ip: string,
  ): Promise<StaffTicketDto> {
    const ticket = await this.tickets.unscopedRequired(caller, id);
    return this.answers.keeping(
      (solved: TicketEntity) => presentStaffTicket(solved, this.clock.now()),
      (keep) => this.solve.asStaff(ticket, actorOf(caller, ip), keep),
    );
  }

  private async write(
    caller: StaffCaller,
    id: string,
    message: WantedReply,
    ip: string,
  ): Promise<StaffTicketMessageDto> {
    const ticket = await this.tickets.unscopedRequired(caller, id);
    return this.answers.keeping(
      ({ message: written, attachments }: AnsweredWithFiles) => presentStaffMessage({ ...written, attachments }),
      (keep) => this.reply.run(ticket, message, { caller, ip }, keep),
    );
  }
}

function filterOf(caller: StaffCaller, query: StaffTicketsQuery): Omit<StaffFilter, 'found'> & { q?: string } {
  const { view, status, topic, priority, tag, q } = query;
  const queues = queuesToSearch(queuesOfStaff(caller.roles), query.queue);
  const assigneeId = query.assignee === undefined ? null : parseWireId(WIRE_PREFIXES.staff, query.assignee);
  const accountId = query.account === undefined ? null : parseWireId(WIRE_PREFIXES.account, query.account);
  return {
    me: caller.staffId,
    ...(view ? { view } : {}),
    ...(queues ? { queues } : {}),
    ...(status ? { status } : {}),
    ...(topic ? { topic } : {}),
    ...(priority ? { priority } : {}),
    ...(assigneeId ? { assigneeId } : {}),
    ...(accountId ? { accountId } : {}),
    ...(tag === undefined ? {} : { tag: tag.normalize('NFC').toLowerCase() }),
    ...(q === undefined ? {} : { q }),
  };
}
