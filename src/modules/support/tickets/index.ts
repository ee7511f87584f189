import { TicketEntity } from './data/ticket.entity.js';
import { TicketHistoryEntity } from './data/ticket-history.entity.js';
import { TicketRatingEntity } from './data/ticket-rating.entity.js';
import { TicketMessageEntity } from './data/ticket-message.entity.js';

export { TicketsModule } from './tickets.module.js';
export { AddMessage, type MessageToTicket } from './use-cases/add-message.js';
export type { TicketEntity } from './data/ticket.entity.js';
export { ChangeTicket } from './use-cases/change-ticket.js';
export { queuesOfCustomer, StaffTicketLocator, TicketLocator } from './http/ticket.locator.js';
export { TicketDto } from './http/tickets.dto.js';
export { presentTicket } from './http/tickets.presenter.js';
export { NameAuthor } from './use-cases/name-author.js';
export { LookUpTicket, type TicketFacts } from './use-cases/look-up-ticket.query.js';
export { type DeliveryStatus, MessageDeliveries } from './use-cases/message-deliveries.js';
export { queuesOfPerson, queuesToSearch, sees, type VisibleQueues } from './rules/who-sees.js';
export { MarkVerified } from './use-cases/mark-verified.js';
export { type NewTicket, OpenTicket } from './use-cases/open-ticket.js';
export { TicketAlerts } from './use-cases/ticket-alerts.js';
export { TicketNotices, type TicketSolution } from './use-cases/ticket-notices.js';
export { ReadTickets, type TicketAnswer, type TicketReceipt } from './use-cases/read-tickets.query.js';
export { type Topic, TOPIC_NAMES, TOPICS, type TopicRow } from './rules/topics.table.js';

export const TICKET_ENTITIES = [TicketEntity, TicketMessageEntity, TicketHistoryEntity, TicketRatingEntity];
