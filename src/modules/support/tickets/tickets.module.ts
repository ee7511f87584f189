import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/index.js';
import { TicketMessagesRepository } from './data/ticket-messages.repository.js';
import { TicketsRepository } from './data/tickets.repository.js';
import { AdminTicketsController } from './http/admin-tickets.controller.js';
import { StaffTicketLocator, TicketLocator } from './http/ticket.locator.js';
import { TicketsController } from './http/tickets.controller.js';
import { AddMessage } from './use-cases/add-message.js';
import { AnswerTicket } from './use-cases/answer-ticket.js';
import { CloseSolvedTickets } from './use-cases/close-solved-tickets.js';
import { GrantReceipt } from './use-cases/grant-receipt.js';
import { MarkVerified } from './use-cases/mark-verified.js';
import { NameAuthor } from './use-cases/name-author.js';
import { OpenTicket } from './use-cases/open-ticket.js';
import { ReadTickets } from './use-cases/read-tickets.query.js';
import { SolveTicket } from './use-cases/solve-ticket.js';
import { WriteMessage } from './use-cases/write-message.js';

/** What customers and the operator's people write to each other. */
@Module({
  imports: [AccountsModule],
  controllers: [TicketsController, AdminTicketsController],
  providers: [
    MarkVerified,
    CloseSolvedTickets,
    TicketsRepository,
    TicketMessagesRepository,
    WriteMessage,
    OpenTicket,
    GrantReceipt,
    AddMessage,
    NameAuthor,
    AnswerTicket,
    SolveTicket,
    ReadTickets,
    TicketLocator,
    StaffTicketLocator,
  ],
  exports: [OpenTicket, GrantReceipt, AddMessage, MarkVerified, ReadTickets],
})
export class TicketsModule {}
