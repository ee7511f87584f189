import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/index.js';
import { TicketMessagesRepository } from './data/ticket-messages.repository.js';
import { TicketsRepository } from './data/tickets.repository.js';
import { AddMessage } from './use-cases/add-message.js';
import { OpenTicket } from './use-cases/open-ticket.js';
import { WriteMessage } from './use-cases/write-message.js';

/** What customers and the operator's people write to each other. */
@Module({
  imports: [AccountsModule],
  providers: [TicketsRepository, TicketMessagesRepository, WriteMessage, OpenTicket, AddMessage],
  exports: [OpenTicket, AddMessage],
})
export class TicketsModule {}
