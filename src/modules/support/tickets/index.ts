import { TicketEntity } from './data/ticket.entity.js';
import { TicketMessageEntity } from './data/ticket-message.entity.js';

export { TicketsModule } from './tickets.module.js';
export { AddMessage, type MessageToTicket } from './use-cases/add-message.js';
export { GrantReceipt } from './use-cases/grant-receipt.js';
export { MarkVerified } from './use-cases/mark-verified.js';
export { type NewTicket, OpenTicket } from './use-cases/open-ticket.js';
export { ReadTickets, type TicketAnswer, type TicketReceipt } from './use-cases/read-tickets.query.js';
export { type Topic, TOPIC_NAMES, TOPICS, type TopicRow } from './rules/topics.table.js';

export const TICKET_ENTITIES = [TicketEntity, TicketMessageEntity];
