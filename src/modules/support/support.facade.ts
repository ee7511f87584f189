import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';
import { AddMessage, type MessageToTicket, type NewTicket, OpenTicket } from './tickets/index.js';

/** A ticket as other modules refer to it: its uuid, and what people call it. */
export interface TicketReference {
  ticketId: string;
  number: number;
}

/** Support as other modules see it. */
@Injectable()
export class SupportFacade {
  constructor(
    private readonly openTicket: OpenTicket,
    private readonly addMessage: AddMessage,
  ) {}

  /**
   * Opens a ticket in the queue of its topic, whatever the account's plan. With `dedupe` the account has one ticket for
   * the matter however often, and however much at once, it is asked for.
   */
  async openTicketIn(tx: Tx, wanted: NewTicket): Promise<TicketReference> {
    const { ticket } = await this.openTicket.openIn(tx, wanted);
    return { ticketId: ticket.id, number: ticket.number };
  }

  /** Goes on with a ticket, or, when that is long over, with the one that follows it: the answer says which. */
  async addMessageIn(tx: Tx, wanted: MessageToTicket): Promise<TicketReference> {
    const { ticket } = await this.addMessage.addIn(tx, wanted);
    return { ticketId: ticket.id, number: ticket.number };
  }
}
