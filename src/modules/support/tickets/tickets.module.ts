import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/index.js';
import { BillingModule } from '../../billing/index.js';
import { CalendarModule } from '../calendar/index.js';
import { LiveModule } from '../live/index.js';
import { TicketHistoryRepository } from './data/ticket-history.repository.js';
import { TicketMessagesRepository } from './data/ticket-messages.repository.js';
import { TicketWordsRepository } from './data/ticket-words.repository.js';
import { TicketsRepository } from './data/tickets.repository.js';
import { AdminTicketsController } from './http/admin-tickets.controller.js';
import { StaffTicketLocator, TicketLocator } from './http/ticket.locator.js';
import { TicketsController } from './http/tickets.controller.js';
import { AddMessage } from './use-cases/add-message.js';
import { AnswerTicket } from './use-cases/answer-ticket.js';
import { ChangeTicket } from './use-cases/change-ticket.js';
import { CloseSolvedTickets } from './use-cases/close-solved-tickets.js';
import { GrantReceipt } from './use-cases/grant-receipt.js';
import { LookUpTicket } from './use-cases/look-up-ticket.query.js';
import { MessageDeliveries } from './use-cases/message-deliveries.js';
import { KeepClocks } from './use-cases/keep-clocks.js';
import { MarkVerified } from './use-cases/mark-verified.js';
import { NameAuthor } from './use-cases/name-author.js';
import { OpenedTicketTrail, OpenTicket } from './use-cases/open-ticket.js';
import { ReadTickets } from './use-cases/read-tickets.query.js';
import { SolveTicket } from './use-cases/solve-ticket.js';
import { WriteMessage } from './use-cases/write-message.js';

/** What customers and the operator's people write to each other. */
@Module({
  imports: [AccountsModule, BillingModule, CalendarModule, LiveModule],
  controllers: [TicketsController, AdminTicketsController],
  providers: [
    MarkVerified,
    LookUpTicket,
    MessageDeliveries,
    CloseSolvedTickets,
    TicketsRepository,
    TicketMessagesRepository,
    TicketHistoryRepository,
    TicketWordsRepository,
    KeepClocks,
    ChangeTicket,
    OpenedTicketTrail,
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
  exports: [
    ChangeTicket,
    LookUpTicket,
    MessageDeliveries,
    NameAuthor,
    OpenTicket,
    GrantReceipt,
    AddMessage,
    MarkVerified,
    ReadTickets,
  ],
})
export class TicketsModule {}
