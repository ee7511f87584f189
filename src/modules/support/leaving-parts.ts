import { Injectable, type OnModuleInit } from '@nestjs/common';
import { WIRE_PREFIXES } from '../../kernel/ids.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { AccountsFacade, erasureOfTable, exportOfTable, type TableExport } from '../accounts/index.js';

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
      erasureOfTable({ name: 'support.tickets', table: 'tickets' }),
      erasureOfTable({ name: 'support.pin', table: 'support_pins', key: 'account_id' }),
      erasureOfTable({ name: 'support.pin-checks', table: 'pin_verifications' }),
      erasureOfTable({ name: 'support.impersonations', table: 'impersonations' }),
    ])
      this.accounts.registerErasurePart(part);
  }
}

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
