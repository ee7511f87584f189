import { WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import { type Instant, isoOrNull, toIso } from '../../../../kernel/time/instant.js';
import { presentAttachment, type TicketAttachmentEntity } from '../../attachments/index.js';
import type { TicketEntity } from '../data/ticket.entity.js';
import type { DeliveryStatus } from '../use-cases/message-deliveries.js';
import type { TicketMessageEntity } from '../data/ticket-message.entity.js';
import { DEPARTMENT } from '../rules/ticket.js';
import { presentSla } from './sla.presenter.js';
import type { StaffTicketDto, StaffTicketMessageDto, TicketDto, TicketMessageDto } from './tickets.dto.js';

export function presentTicket(ticket: TicketEntity): TicketDto {
  return {
    id: wireId(WIRE_PREFIXES.ticket, ticket.id),
    number: ticket.number,
    status: ticket.status,
    topic: ticket.topic,
    subject: ticket.subject,
    language: ticket.language,
    channel: ticket.channel,
    priority: ticket.priority,
    createdAt: toIso(ticket.createdAt),
    updatedAt: toIso(ticket.updatedAt),
    solvedAt: isoOrNull(ticket.solvedAt),
    followUpOf: ticket.followUpOf === null ? null : wireId(WIRE_PREFIXES.ticket, ticket.followUpOf),
    mergedInto: ticket.mergedInto === null ? null : wireId(WIRE_PREFIXES.ticket, ticket.mergedInto),
    rating: ticket.rating,
  };
}

/** `verified` ends by itself, so it is judged when it is shown. */
export function presentStaffTicket(ticket: TicketEntity, now: Instant): StaffTicketDto {
  return {
    ...presentTicket(ticket),
    accountId: wireId(WIRE_PREFIXES.account, ticket.accountId),
    queue: ticket.queue,
    assignee: ticket.assigneeId === null ? null : wireId(WIRE_PREFIXES.staff, ticket.assigneeId),
    verified: ticket.verifiedUntil !== null && now < ticket.verifiedUntil,
    senderEmail: ticket.senderEmail,
    firstResponseAt: isoOrNull(ticket.firstResponseAt),
    tags: ticket.tags,
    sla: presentSla(ticket.sla, now),
  };
}

type ShownMessage = TicketMessageEntity & {
  attachments: readonly TicketAttachmentEntity[];
  deliveryStatus?: DeliveryStatus | null;
};

export function presentMessage(message: ShownMessage): TicketMessageDto {
  const { authorKind: kind } = message;
  return {
    id: wireId(WIRE_PREFIXES.ticketMessage, message.id),
    ticketId: wireId(WIRE_PREFIXES.ticket, message.ticketId),
    author: { kind, name: kind === 'customer' ? message.authorLabel : DEPARTMENT },
    text: message.body,
    createdAt: toIso(message.createdAt),
    attachments: message.attachments.map(presentAttachment),
    deliveryStatus: message.deliveryStatus ?? null,
  };
}

export function presentStaffMessage(message: ShownMessage): StaffTicketMessageDto {
  return {
    ...presentMessage(message),
    author: { kind: message.authorKind, name: message.authorLabel },
    internal: message.internal,
  };
}
