import { Injectable, type OnModuleInit } from '@nestjs/common';
import { SYSTEM_ACCOUNT_ID, WIRE_PREFIXES } from '../../kernel/ids.js';
import { toDate } from '../../kernel/time/instant.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import {
  AccountsFacade,
  type ErasurePart,
  erasureOfTable,
  exportOfTable,
  normaliseEmail,
  type TableExport,
} from '../accounts/index.js';

const { ticket, ticketMessage, user } = WIRE_PREFIXES;

/** Tickets, and what staff did in people's places, as they are exported and erased. */
@Injectable()
export class SupportLeavingParts implements OnModuleInit {
  constructor(
    private readonly accounts: AccountsFacade,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  onModuleInit(): void {
    for (const table of EXPORTS) this.accounts.registerExportPart(exportOfTable(this.unitOfWork, table));
    for (const part of [
      erasureOfTable({ name: 'support.messages', table: 'ticket_messages' }),
      erasureOfTable({ name: 'support.ticket-history', table: 'ticket_history' }),
      erasureOfTable({ name: 'support.ratings', table: 'ticket_ratings' }),
      erasureOfTable({ name: 'support.ticket-words', table: 'ticket_words', key: 'ticket_id' }),
      { ...erasureOfTable({ name: 'support.tickets', table: 'tickets' }), erasePersonIn: forgetSender },
      erasureOfTable({ name: 'support.pin', table: 'support_pins', key: 'account_id' }),
      erasureOfTable({ name: 'support.pin-checks', table: 'pin_verifications' }),
      erasureOfTable({ name: 'support.impersonations', table: 'impersonations' }),
      erasureOfTable({ name: 'support.live', table: 'support_events', key: 'position' }),
    ])
      this.accounts.registerErasurePart(part);
  }
}

/** Mail from an address may also have become a ticket of the installation's, when the address was nobody's yet. */
const forgetSender: NonNullable<ErasurePart['erasePersonIn']> = async (tx, scope, { email, removedAt }) => {
  await tx.query(
    `update tickets set sender_email = null, sender_domain = null where sender_email = $1 and account_id = any ($2) and created_at <= $3`,
    [normaliseEmail(email), [scope.accountId, SYSTEM_ACCOUNT_ID], toDate(removedAt)],
  );
};

const EXPORTS: readonly TableExport[] = [
  {
    name: 'support.tickets',
    description: 'Questions to support.',
    table: 'tickets',
    columns: [
      'id',
      'number',
      'topic',
      'subject',
      'status',
      'priority',
      'language',
      'channel',
      'sender_email',
      'opened_by_type',
      'opened_by_id',
      'created_at',
      'updated_at',
      'first_response_at',
      'solved_at',
      'closed_at',
    ],
    ids: { id: ticket },
  },
  {
    name: 'support.messages',
    description: 'What was written in tickets, by the account and to it.',
    table: 'ticket_messages',
    columns: ['id', 'ticket_id', 'author_kind', 'author_label', 'body', 'created_at'],
    ids: { id: ticketMessage, ticket_id: ticket },
    where: 'not t.internal',
  },
  {
    name: 'support.ratings',
    description: 'What the account thought of how its tickets were solved.',
    table: 'ticket_ratings',
    columns: ['ticket_id', 'score', 'comment', 'created_at'],
    ids: { ticket_id: ticket },
  },
  {
    name: 'support.pin-checks',
    description: 'When somebody proved to support, with the PIN, that he speaks for the account.',
    table: 'pin_verifications',
    columns: ['id', 'ticket_id', 'verified_at', 'verified_until'],
    ids: { ticket_id: ticket },
  },
  {
    name: 'support.impersonations',
    description: 'When staff acted in a person’s place, and why.',
    table: 'impersonations',
    columns: ['id', 'user_id', 'username', 'mode', 'reason', 'started_at', 'expires_at', 'ended_at', 'end_reason'],
    ids: { user_id: user },
  },
];
