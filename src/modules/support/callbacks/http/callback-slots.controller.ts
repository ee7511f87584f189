import { Body, Controller, Get, Ip, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { parseWireId, WIRE_PREFIXES } from '../../../../kernel/ids.js';
import { type Instant, instantOf } from '../../../../kernel/time/instant.js';
import {
  Access,
  ApiPage,
  type Caller,
  callerScope,
  CurrentCaller,
  IdempotentAnswer,
  type Page,
  page,
  parseCursor,
  platformProblems,
} from '../../../../platform/http/index.js';
import { actorOf } from '../../../accounts/index.js';
import { queuesOfCustomer, ReadTickets } from '../../tickets/index.js';
import { CallbackSlots } from '../use-cases/callback-slots.query.js';
import { RequestCallback } from '../use-cases/request-callback.js';
import { CallbackDto, CallbackSlotDto, CallbackSlotsQuery, RequestTicketCallbackDto } from './callbacks.dto.js';
import { presentCallback, presentSlot, wishOf } from './callbacks.presenter.js';

const LIST = 'callback-slots';

@ApiTags('Support')
@Controller('v1/support')
export class CallbackSlotsController {
  constructor(
    private readonly slots: CallbackSlots,
    private readonly request: RequestCallback,
    private readonly tickets: ReadTickets,
    private readonly answers: IdempotentAnswer,
  ) {}

  @Get('callback-slots')
  @Access('listCallbackSlots')
  @ApiPage(CallbackSlotDto)
  @ApiOperation({ summary: 'When support can call: half hours within its hours, from the one that runs now' })
  async listCallbackSlots(
    @CurrentCaller() caller: Caller,
    @Query() query: CallbackSlotsQuery,
  ): Promise<Page<CallbackSlotDto>> {
    const [after] = (parseCursor(LIST, ['number'], query.cursor) ?? []) as Instant[];
    const from = after ?? (query.from === undefined ? null : instantOf(query.from));
    const slots = await this.slots.read(callerScope(caller), query.lang ?? null, from, query.limit + 2);
    const rows = after === undefined ? slots : slots.filter(({ startsAt }) => startsAt > after);
    return page(
      rows.slice(0, query.limit + 1),
      query.limit,
      { list: LIST, keys: (slot) => [slot.startsAt] },
      presentSlot,
    );
  }

  @Post('callback-requests')
  @Access('requestCallbackOfTicket')
  @ApiOperation({ summary: 'The same as asking in the ticket, which is named here' })
  async requestCallbackOfTicket(
    @CurrentCaller() caller: Caller,
    @Body() body: RequestTicketCallbackDto,
    @Ip() ip: string,
  ): Promise<CallbackDto> {
    const ticketId = parseWireId(WIRE_PREFIXES.ticket, body.ticketId)!;
    if ((await this.tickets.find(callerScope(caller), ticketId, queuesOfCustomer(caller))) === null)
      throw platformProblems.reference_not_found({
        errors: [{ field: 'ticketId', code: 'reference_not_found', message: '' }],
      });
    return this.answers.keeping(presentCallback, (keep) =>
      this.request.run(callerScope(caller), wishOf(ticketId, body), actorOf(caller, ip), keep),
    );
  }
}
