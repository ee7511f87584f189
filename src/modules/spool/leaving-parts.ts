import { Injectable, type OnModuleInit } from '@nestjs/common';
import { WIRE_PREFIXES } from '../../kernel/ids.js';
import type { AccountScope, Tx } from '../../platform/database/tx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { AccountsFacade, type ErasurePart, erasureOfTable, exportOfTable } from '../accounts/index.js';
import { BECAUSE, EVENT_TYPE, MAIL_CLASS, RECIPIENT_KIND, SOURCE, STATUS } from './rules/words.js';

const { delivery, event, message, subscription } = WIRE_PREFIXES;

/** Mail as it is exported and erased. Bodies are exported by who can unpack them. */
@Injectable()
export class SpoolLeavingParts implements OnModuleInit {
  constructor(
    private readonly accounts: AccountsFacade,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  onModuleInit(): void {
    this.exportMail();
    for (const part of [
      DELIVERIES,
      erasureOfTable({ name: 'spool.bodies', table: 'bodies', key: 'message_id' }),
      erasureOfTable({ name: 'spool.events', table: 'mail_events', key: 'log_id' }),
      erasureOfTable({ name: 'spool.messages', table: 'messages' }),
      erasureOfTable({ name: 'spool.pauses', table: 'sending_pauses', key: 'account_id' }),
      erasureOfTable({ name: 'spool.paces', table: 'paces', key: 'account_id' }),
    ])
      this.accounts.registerErasurePart(part);
  }

  private exportMail(): void {
    this.accounts.registerExportPart(
      exportOfTable(this.unitOfWork, {
        name: 'spool.messages',
        description: 'Every message that was accepted.',
        table: 'messages',
        columns: [
          'id',
          'created_at',
          'class',
          'source',
          'from_email',
          'subject',
          'message_id_header',
          'size_bytes',
          'recipient_count',
          'tags',
          'custom_id',
          'send_at',
          'expires_at',
          'sandbox',
          'subscription_id',
        ],
        ids: { id: message, subscription_id: subscription },
        words: { class: MAIL_CLASS, source: SOURCE },
      }),
    );
    this.accounts.registerExportPart(
      exportOfTable(this.unitOfWork, {
        name: 'spool.deliveries',
        description: 'Every recipient of every message, and how it ended.',
        table: 'deliveries',
        columns: ['id', 'message_id', 'recipient', 'kind', 'status', 'because', 'attempts', 'updated_at'],
        ids: { id: delivery, message_id: message },
        words: { kind: RECIPIENT_KIND, status: STATUS, because: BECAUSE },
        key: ['recipient_key', 'id'],
      }),
    );
    this.accounts.registerExportPart(
      exportOfTable(this.unitOfWork, {
        name: 'spool.events',
        description: 'The life of every message: attempts, bounces, complaints.',
        table: 'mail_events',
        columns: ['id', 'message_id', 'delivery_id', 'type', 'attempt', 'at', 'detail'],
        ids: { id: event, message_id: message, delivery_id: delivery },
        words: { type: EVENT_TYPE },
        key: ['log_id'],
      }),
    );
  }
}

/** The queue has no index on the account, which would cost every acceptance; its rows are found through the records. */
const DELIVERIES: ErasurePart = {
  name: 'spool.deliveries',
  tables: ['deliveries', 'delivery_queue'],
  eraseIn: (tx, scope, limit) =>
    countOf(
      tx,
      scope,
      `with d as materialized (select id from deliveries where account_id = $1 limit $2),
         queued as (delete from delivery_queue q using d where q.id = d.id),
         gone as (delete from deliveries r using d where r.id = d.id returning 1)
       select count(*)::int as n from gone`,
      limit,
    ),
  countLeftIn: (tx, scope) =>
    countOf(
      tx,
      scope,
      `select ((select count(*) from deliveries where account_id = $1) + (select count(*) from delivery_queue where account_id = $1))::int as n`,
    ),
};

async function countOf(tx: Tx, scope: AccountScope, sql: string, ...values: unknown[]): Promise<number> {
  return (await tx.query<{ n: number }>(sql, [scope.accountId, ...values]))[0]!.n;
}
