import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/index.js';
import { BillingModule } from '../../billing/index.js';
import { AttachmentsModule } from '../attachments/index.js';
import { CalendarModule } from '../calendar/index.js';
import { LiveModule } from '../live/index.js';
import { TicketHistoryRepository } from './data/ticket-history.repository.js';
import { TicketMessagesRepository } from './data/ticket-messages.repository.js';
import { TicketWordsRepository } from './data/ticket-words.repository.js';
import { TicketsRepository } from './data/tickets.repository.js';
import { MacrosModule } from '../macros/index.js';
import { TicketListsRepository } from './data/ticket-lists.repository.js';
import { TicketRatingsRepository } from './data/ticket-ratings.repository.js';
import { WatchedTicketsRepository } from './data/watched-tickets.repository.js';
import { AdminTicketActionsController } from './http/admin-ticket-actions.controller.js';
import { AssignTicket } from './use-cases/assign-ticket.js';
import { DeleteCard } from './use-cases/delete-card.js';
import { EditTicket } from './use-cases/edit-ticket.js';
import { MergeTickets } from './use-cases/merge-tickets.js';
import { RateTicket } from './use-cases/rate-ticket.js';
import { ReadHistory } from './use-cases/read-history.query.js';
import { ReplyToTicket } from './use-cases/reply-to-ticket.js';
import { RequireRequester } from './use-cases/require-requester.js';
import { ResendInvoice } from './use-cases/resend-invoice.js';
import { SayWhoHears } from './use-cases/say-who-hears.js';
import { SearchTickets } from './use-cases/search-tickets.query.js';
import { StaffWork } from './use-cases/staff-work.js';
import { AdminTicketWorkController, TicketWork } from './http/admin-ticket-work.controller.js';
import { TicketAlerts } from './use-cases/ticket-alerts.js';
import { TicketNotices } from './use-cases/ticket-notices.js';
import { ClockNews, WatchClocks } from './use-cases/watch-clocks.js';
import { AdminTicketsController } from './http/admin-tickets.controller.js';
import { StaffTicketLocator, TicketLocator } from './http/ticket.locator.js';
import { TicketsController } from './http/tickets.controller.js';
import { AddMessage } from './use-cases/add-message.js';
import { AnswerTicket } from './use-cases/answer-ticket.js';
import { ChangeTicket } from './use-cases/change-ticket.js';
import { CloseSolvedTickets } from './use-cases/close-solved-tickets.js';
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
  imports: [AccountsModule, AttachmentsModule, BillingModule, MacrosModule, CalendarModule, LiveModule],
  controllers: [TicketsController, AdminTicketsController, AdminTicketWorkController, AdminTicketActionsController],
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
    TicketListsRepository,
    TicketRatingsRepository,
    WatchedTicketsRepository,
    AssignTicket,
    DeleteCard,
    EditTicket,
    MergeTickets,
    RateTicket,
    ReadHistory,
    ReplyToTicket,
    RequireRequester,
    ResendInvoice,
    SayWhoHears,
    SearchTickets,
    StaffWork,
    TicketWork,
    ClockNews,
    TicketAlerts,
    TicketNotices,
    WatchClocks,
    ChangeTicket,
    OpenedTicketTrail,
    WriteMessage,
    OpenTicket,
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
    AddMessage,
    MarkVerified,
    ReadTickets,
    TicketAlerts,
    TicketNotices,
  ],
})
export class TicketsModule {}
