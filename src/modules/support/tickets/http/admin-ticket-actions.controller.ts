import { Body, Controller, HttpCode, Ip, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { parseWireId, WIRE_PREFIXES } from '../../../../kernel/ids.js';
import { Clock } from '../../../../platform/clock/clock.js';
import {
  Access,
  type Caller,
  CurrentCaller,
  Existing,
  IdempotentAnswer,
  type StaffCaller,
  WireIdParam,
} from '../../../../platform/http/index.js';
import type { TicketEntity } from '../data/ticket.entity.js';
import { DeleteCard } from '../use-cases/delete-card.js';
import { ReadTickets } from '../use-cases/read-tickets.query.js';
import { ResendInvoice } from '../use-cases/resend-invoice.js';
import { StaffTicketLocator } from './ticket.locator.js';
import { DeleteCardDto, ResendInvoiceDto, StaffTicketDto } from './tickets.dto.js';
import { presentStaffTicket } from './tickets.presenter.js';

/** What a ticket about money makes staff do, once it is known who asks. */
@ApiTags('Operator: support')
@Controller('v1/admin/tickets/:id/actions')
export class AdminTicketActionsController {
  constructor(
    private readonly tickets: ReadTickets,
    private readonly resend: ResendInvoice,
    private readonly cards: DeleteCard,
    private readonly answers: IdempotentAnswer,
    private readonly clock: Clock,
  ) {}

  @Post('resend-invoice')
  @HttpCode(200)
  @Access('resendInvoiceForTicket')
  @Existing(StaffTicketLocator)
  @ApiOperation({ summary: 'Mail an invoice once more, to the address that the ticket asks for' })
  async resendInvoiceForTicket(
    @CurrentCaller() caller: Caller,
    @WireIdParam('tkt') id: string,
    @Body() body: ResendInvoiceDto,
    @Ip() ip: string,
  ): Promise<StaffTicketDto> {
    const ticket = await this.tickets.unscopedRequired(caller, id);
    const wanted = { invoiceId: parseWireId(WIRE_PREFIXES.invoice, body.invoiceId), to: body.to };
    const act = { caller: caller as StaffCaller, ip };
    return this.answers.keeping(this.present, (keep) => this.resend.run(ticket, wanted, act, keep));
  }

  @Post('delete-card')
  @HttpCode(200)
  @Access('deleteCardForTicket')
  @Existing(StaffTicketLocator)
  @ApiOperation({ summary: 'Delete what is kept of a card, here and at the gateway' })
  async deleteCardForTicket(
    @CurrentCaller() caller: Caller,
    @WireIdParam('tkt') id: string,
    @Body() body: DeleteCardDto,
    @Ip() ip: string,
  ): Promise<StaffTicketDto> {
    const ticket = await this.tickets.unscopedRequired(caller, id);
    const paymentMethodId = parseWireId(WIRE_PREFIXES.paymentMethod, body.paymentMethodId);
    const act = { caller: caller as StaffCaller, ip };
    return this.answers.keeping(this.present, (keep) =>
      this.cards.run(ticket, { paymentMethodId, reason: body.reason }, act, keep),
    );
  }

  private readonly present = (ticket: TicketEntity): StaffTicketDto => presentStaffTicket(ticket, this.clock.now());
}
