/** What may be told live. Names only: whoever hears one asks the API for what changed. */
export const LIVE_KINDS = [
  'ticket.opened',
  'ticket.changed',
  'ticket.message_added',
  'ticket.note_added',
  'ticket.sla',
  'callback.changed',
  'chat.changed',
  'chat.message_added',
] as const;
export type LiveKind = (typeof LIVE_KINDS)[number];

/** What is told to whom. */
export interface LiveEvent {
  /** The account whose people hear it; null: none, as with notes among staff. */
  accountId: string | null;
  forStaff: boolean;
  kind: LiveKind;
  /** Wire ids by name, and nothing else: `{ticketId: 'tkt_…', messageId: 'tmsg_…'}`. */
  ids: Readonly<Record<string, string>>;
  /** The ticket's queue, which decides who may hear it; found by the ticket in `ids` when left out. */
  queue?: string;
}

/** As it lies in the log. Positions grow with the commits. */
export interface LoggedEvent extends Omit<LiveEvent, 'queue'> {
  position: number;
  queue: string | null;
}
