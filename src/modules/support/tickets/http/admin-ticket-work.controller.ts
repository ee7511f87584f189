import { Body, Controller, Get, HttpCode, Injectable, Ip, Patch, Post, Query, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { parseWireId, WIRE_PREFIXES } from '../../../../kernel/ids.js';
import { Clock } from '../../../../platform/clock/clock.js';
import {
  Access,
  ApiPage,
  bodyProblem,
  type Caller,
  CurrentCaller,
  Existing,
  IdempotentAnswer,
  ListQuery,
  type Page,
  page,
  parseCursor,
  requireMatch,
  type StaffCaller,
  WireIdParam,
} from '../../../../platform/http/index.js';
import type { TicketEntity } from '../data/ticket.entity.js';
import { queuesOfStaff } from '../rules/who-sees.js';
import { type Assignee, AssignTicket, type SeenBy } from '../use-cases/assign-ticket.js';
import { EditTicket } from '../use-cases/edit-ticket.js';
import { MergeTickets } from '../use-cases/merge-tickets.js';
import { ReadHistory } from '../use-cases/read-history.query.js';
import { ReadTickets } from '../use-cases/read-tickets.query.js';
import { presentHistory } from './history.presenter.js';
import { StaffTicketLocator } from './ticket.locator.js';
import { TicketHistoryDto } from './ticket-history.dto.js';
import { AssignTicketDto, ChangeTicketDto, MergeTicketDto, StaffTicketDto } from './tickets.dto.js';
import { presentStaffTicket } from './tickets.presenter.js';

const HISTORY = 'ticket-history';

/** What is done to tickets besides answering. */
@Injectable()
export class TicketWork {
  constructor(
    readonly assigning: AssignTicket,
    readonly editing: EditTicket,
    readonly merging: MergeTickets,
  ) {}
}

@ApiTags('Operator: support')
@Controller('v1/admin/tickets')
export class AdminTicketWorkController {
  constructor(
    private readonly tickets: ReadTickets,
    private readonly history: ReadHistory,
    private readonly work: TicketWork,
    private readonly answers: IdempotentAnswer,
    private readonly clock: Clock,
  ) {}

  @Get(':id/history')
  @Access('listTicketHistory')
  @Existing(StaffTicketLocator)
  @ApiPage(TicketHistoryDto)
  @ApiOperation({ summary: 'List who changed what about a ticket, and what became of its promises' })
  async listTicketHistory(
    @CurrentCaller() caller: Caller,
    @WireIdParam('tkt') id: string,
    @Query() query: ListQuery,
  ): Promise<Page<TicketHistoryDto>> {
    const ticket = await this.tickets.unscopedRequired(caller, id);
    const [before = null] = (parseCursor(HISTORY, ['uuid'], query.cursor) ?? []) as string[];
    const rows = await this.history.unscopedOf(ticket, { before, limit: query.limit });
    return page(rows, query.limit, { list: HISTORY, keys: (entry) => [entry.id] }, presentHistory);
  }

  @Post(':id/assign')
  @HttpCode(200)
  @Access('assignTicket')
  @Existing(StaffTicketLocator)
  @ApiOperation({ summary: 'Give a ticket to somebody, to who has least to do, or to nobody' })
  async assignTicket(
    @CurrentCaller() caller: Caller,
    @WireIdParam('tkt') id: string,
    @Body() body: AssignTicketDto,
    @Req() request: FastifyRequest,
  ): Promise<StaffTicketDto> {
    const ticket = await this.tickets.unscopedRequired(caller, id);
    const wanted = { assignee: assigneeOf(body.assignee), seen: this.seenBy(request) };
    const act = { caller: caller as StaffCaller, ip: request.ip };
    return this.answers.keeping(this.present, (keep) => this.work.assigning.run(ticket, wanted, act, keep));
  }

  @Patch(':id')
  @Access('changeTicketAsStaff')
  @Existing(StaffTicketLocator)
  @ApiOperation({ summary: 'Set priority, tags or status; what is left out stays' })
  async changeTicketAsStaff(
    @CurrentCaller() caller: Caller,
    @WireIdParam('tkt') id: string,
    @Body() body: ChangeTicketDto,
    @Req() request: FastifyRequest,
  ): Promise<StaffTicketDto> {
    const ticket = await this.tickets.unscopedRequired(caller, id);
    const wanted = { edit: { ...body }, seen: this.seenBy(request) };
    const act = { caller: caller as StaffCaller, ip: request.ip };
    return this.present(await this.work.editing.run(ticket, wanted, act, () => Promise.resolve()));
  }

  @Post(':id/merge')
  @HttpCode(200)
  @Access('mergeTicket')
  @Existing(StaffTicketLocator)
  @ApiOperation({ summary: 'Go on with this ticket in another one of the account; answers that one' })
  async mergeTicket(
    @CurrentCaller() caller: Caller,
    @WireIdParam('tkt') id: string,
    @Body() body: MergeTicketDto,
    @Ip() ip: string,
  ): Promise<StaffTicketDto> {
    const ticket = await this.tickets.unscopedRequired(caller, id);
    const intoId = parseWireId(WIRE_PREFIXES.ticket, body.into);
    const into = intoId === null ? null : await this.seen(caller, intoId);
    if (!into) throw bodyProblem([{ field: 'into', code: 'reference_not_found', message: '' }]);
    const act = { caller: caller as StaffCaller, ip };
    return this.answers.keeping(this.present, (keep) => this.work.merging.run({ ticket, into }, act, keep));
  }

  private readonly present = (ticket: TicketEntity): StaffTicketDto => presentStaffTicket(ticket, this.clock.now());

  /** Judged once more under lock: of two who saw the same ticket one is too late. */
  private seenBy(request: FastifyRequest): SeenBy {
    return (ticket) => requireMatch(request.headers['if-match'], this.present(ticket));
  }

  private seen(caller: Caller, id: string): Promise<TicketEntity | null> {
    return this.tickets.unscopedFind(id, queuesOfStaff((caller as StaffCaller).roles));
  }
}

function assigneeOf(text: string | null): Assignee {
  if (text === null) return 'nobody';
  if (text === 'least_loaded') return text;
  const staffId = parseWireId(WIRE_PREFIXES.staff, text);
  if (staffId === null) throw bodyProblem([{ field: 'assignee', code: 'reference_not_found', message: '' }]);
  return { staffId };
}
