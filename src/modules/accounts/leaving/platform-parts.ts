import { Injectable, type OnModuleInit } from '@nestjs/common';
import { WIRE_PREFIXES, wireId } from '../../../kernel/ids.js';
import type { AccountScope, Tx } from '../../../platform/database/tx.js';
import { type ErasurePart, LeavingParts, type LeavingPerson } from './parts.js';
import { erasureOfTable } from './table-parts.js';

/** What the platform keeps for everybody: kept answers, and events on their way. */
@Injectable()
export class PlatformParts implements OnModuleInit {
  constructor(private readonly parts: LeavingParts) {}

  onModuleInit(): void {
    this.parts.registerErasure(
      {
        ...erasureOfTable({ name: 'platform.idempotency-keys', table: 'idempotency_keys', key: 'key' }),
        erasePersonIn: forgetAnswers,
      },
      OTHERS_ANSWERS,
      EVENTS,
    );
  }
}

/**
 * Answers that were kept for others but show the account: of staff, whose path named it or whose answer does, and of its
 * own sign-up, whose key belongs to nobody. Sealed answers cannot be searched; they hold tokens, which open nothing now.
 */
const OTHERS = `from idempotency_keys where about_account_id = $1
  or (not sealed and position($2::bytea in body) > 0
    and (substr(account_id::text, 15, 1) = '8' or account_id in (select id from staff)))`;

const OTHERS_ANSWERS: ErasurePart = {
  name: 'platform.kept-answers',
  tables: ['idempotency_keys'],
  stage: 'copies',
  eraseIn: (tx, scope) =>
    countOf(tx, `with gone as (delete ${OTHERS} returning 1) select count(*)::int as n from gone`, asked(scope)),
  countLeftIn: (tx, scope) => countOf(tx, `select count(*)::int as n ${OTHERS}`, asked(scope)),
};

/** Handled events and those that were given up. Others must be handled first: the certificate waits for them. */
const OVER = `select o.id from outbox o where o.account_id = $1 and (o.state = 2 or (o.state = 1 and not exists (
  select from unnest(o.pending) p where not exists (
    select from outbox_failures f where f.outbox_id = o.id and f.consumer = p and f.parked_at is not null))))`;

const EVENTS: ErasurePart = {
  name: 'platform.events',
  tables: ['outbox', 'inbox', 'outbox_failures'],
  eraseIn: (tx, scope, limit) =>
    countOf(
      tx,
      `with over as materialized (${OVER} limit $2 for update of o skip locked),
         marks as (delete from inbox i using over where i.outbox_id = over.id),
         failures as (delete from outbox_failures f using over where f.outbox_id = over.id),
         gone as (delete from outbox o using over where o.id = over.id returning 1)
       select count(*)::int as n from gone`,
      [scope.accountId, limit],
    ),
  countLeftIn: (tx, scope) =>
    countOf(tx, 'select count(*)::int as n from outbox where account_id = $1', [scope.accountId]),
};

/** Answers to others of the account that show the person: an invitation, a list of changes. */
async function forgetAnswers(tx: Tx, scope: AccountScope, { email }: LeavingPerson): Promise<void> {
  await tx.query(
    'delete from idempotency_keys where account_id = $1 and not sealed and position($2::bytea in body) > 0',
    [scope.accountId, Buffer.from(email)],
  );
}

function asked(scope: AccountScope): unknown[] {
  return [scope.accountId, Buffer.from(wireId(WIRE_PREFIXES.account, scope.accountId))];
}

async function countOf(tx: Tx, sql: string, values: unknown[]): Promise<number> {
  return (await tx.query<{ n: number }>(sql, values))[0]!.n;
}
