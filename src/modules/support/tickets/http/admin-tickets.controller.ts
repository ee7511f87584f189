import { Body, Controller, Get, HttpCode, Ip, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { parseWireId, WIRE_PREFIXES } from '../../../../kernel/ids.js';
import { Clock } from '../../../../platform/clock/clock.js';
import {
  Access,
  ApiPage,
  type Caller,
  CurrentCaller,
  Existing,
  IdempotentAnswer,
  ListQuery,
  type Page,
  page,
  parseCursor,
  platformProblems,
  type StaffCaller,
  WireIdParam,
} from '../../../../platform/http/index.js';
import { actorOf } from '../../../accounts/index.js';
import type { TicketEntity } from '../data/ticket.entity.js';
import type { TicketFilter } from '../data/tickets.repository.js';
import { queuesOfStaff, queuesToSearch } from '../rules/who-sees.js';
import type { AddedMessage } from '../use-cases/add-message.js';
import { AnswerTicket } from '../use-cases/answer-ticket.js';
import { ReadTickets } from '../use-cases/read-tickets.query.js';
import { SolveTicket } from '../use-cases/solve-ticket.js';
import { StaffTicketLocator } from './ticket.locator.js';
import { StaffTicketDto, StaffTicketMessageDto, StaffTicketsQuery, WriteMessageDto } from './tickets.dto.js';
import { presentStaffMessage, presentStaffTicket } from './tickets.presenter.js';

const TICKETS = 'admin-tickets';
const MESSAGES = 'admin-ticket-messages';

@ApiTags('Operator: support')
@Controller('v1/admin/tickets')
export class AdminTicketsController {
  constructor(
    private readonly tickets: ReadTickets,
    private readonly answer: AnswerTicket,
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
    const rows = await this.tickets.unscopedPage(filterOf(caller as StaffCaller, query), {
      before,
      limit: query.limit,
    });
    const now = this.clock.now();
    return page(rows, query.limit, { list: TICKETS, keys: (ticket) => [ticket.id] }, (row) =>
      presentStaffTicket(row, now),
    );
  }

  @Get(':id')
  @Access('getTicketAsStaff')
  @ApiOperation({ summary: 'Show a ticket of any account' })
  async getTicketAsStaff(@CurrentCaller() caller: Caller, @WireIdParam('tkt') id: string): Promise<StaffTicketDto> {
    return presentStaffTicket(await this.required(caller, id), this.clock.now());
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
    const ticket = await this.required(caller, id);
    const [before = null] = (parseCursor(MESSAGES, ['uuid'], query.cursor) ?? []) as string[];
    const rows = await this.tickets.unscopedMessagesOf(ticket, { before, limit: query.limit });
    return page(rows, query.limit, { list: MESSAGES, keys: (message) => [message.id] }, presentStaffMessage);
  }

  @Post(':id/replies')
  @Access('replyToTicket')
  @Existing(StaffTicketLocator)
  @ApiOperation({ summary: 'Answer the customer; a ticket that is nobody’s becomes the answerer’s' })
  replyToTicket(
    @CurrentCaller() caller: Caller,
    @WireIdParam('tkt') id: string,
    @Body() body: WriteMessageDto,
    @Ip() ip: string,
  ): Promise<StaffTicketMessageDto> {
    return this.write(caller as StaffCaller, id, { text: body.text, internal: false }, ip);
  }

  @Post(':id/notes')
  @Access('noteOnTicket')
  @Existing(StaffTicketLocator)
  @ApiOperation({ summary: 'Note something for staff; customers never see it' })
  noteOnTicket(
    @CurrentCaller() caller: Caller,
    @WireIdParam('tkt') id: string,
    @Body() body: WriteMessageDto,
    @Ip() ip: string,
  ): Promise<StaffTicketMessageDto> {
    return this.write(caller as StaffCaller, id, { text: body.text, internal: true }, ip);
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
    const ticket = await this.required(caller, id);
    return this.answers.keeping(
      (solved: TicketEntity) => presentStaffTicket(solved, this.clock.now()),
      (keep) => this.solve.asStaff(ticket, actorOf(caller, ip), keep),
    );
  }

  private async write(
    caller: StaffCaller,
    id: string,
    message: { text: string; internal: boolean },
    ip: string,
  ): Promise<StaffTicketMessageDto> {
    const ticket = await this.required(caller, id);
    return this.answers.keeping(
      (added: AddedMessage) => presentStaffMessage(added.message),
      (keep) => this.answer.asStaff(ticket, message, { caller, ip }, keep),
    );
  }

  private async required(caller: Caller, id: string): Promise<TicketEntity> {
    const ticket = await this.tickets.unscopedFind(id, queuesOfStaff((caller as StaffCaller).roles));
    if (!ticket) throw platformProblems.not_found();
    return ticket;
  }
}

function filterOf(caller: StaffCaller, query: StaffTicketsQuery): TicketFilter {
  const queues = queuesToSearch(queuesOfStaff(caller.roles), query.queue);
  const assigneeId = query.assignee === undefined ? null : parseWireId(WIRE_PREFIXES.staff, query.assignee);
  return {
    ...(query.status ? { status: query.status } : {}),
    ...(queues ? { queues } : {}),
    ...(query.topic ? { topic: query.topic } : {}),
    ...(assigneeId ? { assigneeId } : {}),
  };
}
