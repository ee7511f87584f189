export const TICKET_STATUSES = ['new', 'open', 'waiting_customer', 'waiting_internal', 'solved', 'closed'] as const;
export type TicketStatus = (typeof TICKET_STATUSES)[number];

export const TICKET_PRIORITIES = ['low', 'normal', 'high', 'urgent'] as const;
export type TicketPriority = (typeof TICKET_PRIORITIES)[number];

/** How a ticket came in. */
export const TICKET_CHANNELS = ['web', 'email', 'chat', 'contact'] as const;
export type TicketChannel = (typeof TICKET_CHANNELS)[number];

export const QUEUES = ['general', 'billing', 'deliverability', 'sales', 'success'] as const;
export type Queue = (typeof QUEUES)[number];

export const AUTHOR_KINDS = ['customer', 'agent', 'system'] as const;
export type AuthorKind = (typeof AUTHOR_KINDS)[number];

/** Customers talk to a department; which of the operator's people answered is staff's own knowledge. */
export const DEPARTMENT = 'Support';
