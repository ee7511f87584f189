import { Injectable } from '@nestjs/common';
import { In, LessThan } from 'typeorm';
import { type Instant, toDate, toIso } from '../../../../kernel/time/instant.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import type { Subscription } from '../rules/subscription.js';
import { SubscriptionEntity } from './subscription.entity.js';

const COLUMNS = `id, account_id as "accountId", plan_version_id as "planVersionId", offer_code as offer, free, status, interval,
  anchor_at as "anchorAt", ends_at as "endsAt", auto_renew as "autoRenew", cancelled_at as "cancelledAt", ended_at as "endedAt",
  replaced_by as "replacedBy", granted_by as "grantedBy", created_at as "createdAt", term_start_at as "termStartAt",
  term_end_at as "termEndAt", payment_method_id as "paymentMethodId", scheduled_plan_version_id as "scheduledPlanVersionId",
  scheduled_interval as "scheduledInterval", due_at as "dueAt", failed_attempts as "failedAttempts",
  open_invoice_id as "openInvoiceId", version`;

/** One that something is due for, as it was when it was asked for: whoever acts on it reads it anew under its lock. */
export type DueSubscription = Pick<Subscription, 'id' | 'accountId' | 'status' | 'dueAt' | 'endsAt' | 'termEndAt'>;

type Change = Omit<Subscription, 'id' | 'accountId' | 'status' | 'version'>;
/** What a move is found by, or writes in any case. */
const ALWAYS: ReadonlySet<string> = new Set(['id', 'accountId', 'status', 'version'] satisfies (keyof Subscription)[]);

@Injectable()
export class SubscriptionsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Newest first, at most `limit`, older than `before`. */
  list(tx: Tx, scope: AccountScope, limit: number, before: string | null): Promise<Subscription[]> {
    return tx.manager.find(SubscriptionEntity, {
      where: { accountId: scope.accountId, ...(before === null ? {} : { id: LessThan(before) }) },
      order: { id: 'DESC' },
      take: limit,
    });
  }

  find(tx: Tx, scope: AccountScope, id: string): Promise<Subscription | null> {
    return tx.manager.findOneBy(SubscriptionEntity, { accountId: scope.accountId, id });
  }

  /** The running subscriptions of one account, oldest first. */
  running(tx: Tx, scope: AccountScope): Promise<Subscription[]> {
    return tx.manager.find(SubscriptionEntity, {
      where: { accountId: scope.accountId, status: In(['active', 'past_due']) },
      order: { id: 'ASC' },
    });
  }

  /** Those of one account whose term is over and that can still be renewed, oldest first. */
  expired(tx: Tx, scope: AccountScope): Promise<Subscription[]> {
    return tx.manager.find(SubscriptionEntity, {
      where: { accountId: scope.accountId, status: 'expired' },
      order: { id: 'ASC' },
    });
  }

  lock(tx: Tx, scope: AccountScope, id: string): Promise<Subscription | null> {
    return tx.manager.findOne(SubscriptionEntity, {
      where: { accountId: scope.accountId, id },
      lock: { mode: 'pessimistic_write' },
    });
  }

  /** In the order of their ids, so that two who lock the same ones never wait for each other in a ring. */
  unscopedLockAll(tx: Tx, ids: readonly string[]): Promise<Subscription[]> {
    return tx.query<Subscription>(
      `select ${COLUMNS} from subscriptions where id = any($1::uuid[]) order by id for update`,
      [ids],
    );
  }

  /**
   * Writes what changed of locked subscriptions: the same members of each, with their status and next version.
   * @returns how many were as they were when they were locked
   */
  async unscopedMoveAll(tx: Tx, members: readonly (keyof Change)[], moved: readonly Subscription[]): Promise<number> {
    const { columns } = tx.manager.connection.getMetadata(SubscriptionEntity);
    const changed = columns.filter(
      ({ propertyName }) => ALWAYS.has(propertyName) || members.includes(propertyName as keyof Change),
    );
    const rows = moved.map((one) =>
      Object.fromEntries(changed.map((column) => [column.databaseName, wired(one, column)])),
    );
    const sets = changed.map(({ databaseName }) => `${databaseName} = n.${databaseName}`);
    const done = await tx.query(
      `update subscriptions s set ${sets.join(', ')} from jsonb_populate_recordset(null::subscriptions, $1::jsonb) n
       where s.id = n.id and s.account_id = n.account_id and s.version = n.version - 1 returning 1`,
      [JSON.stringify(rows)],
    );
    return done.length;
  }

  /** For an order that was refused: what was never paid for never was a subscription. */
  async remove(tx: Tx, scope: AccountScope, id: string): Promise<void> {
    await tx.manager.delete(SubscriptionEntity, { accountId: scope.accountId, id, status: 'pending_payment' });
  }

  /** The running subscriptions of an offer, locked until the transaction ends. */
  lockRunning(tx: Tx, scope: AccountScope, offer: string): Promise<Subscription[]> {
    return tx.manager.find(SubscriptionEntity, {
      where: { accountId: scope.accountId, offer, status: In(['active', 'past_due']) },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
  }

  /** All of an account that have not ended, locked until the transaction ends. */
  lockOpen(tx: Tx, scope: AccountScope): Promise<Subscription[]> {
    return tx.manager.find(SubscriptionEntity, {
      where: { accountId: scope.accountId, status: In(['pending_payment', 'active', 'past_due', 'expired']) },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
  }

  /** The running subscriptions of many accounts, oldest first: for acceptance and workers. */
  unscopedRunningOf(accountIds: readonly string[]): Promise<Subscription[]> {
    return this.unitOfWork.readAsWorker<Subscription>(
      `select ${COLUMNS} from subscriptions where account_id = any($1::uuid[]) and status in ('active', 'past_due') order by id`,
      [accountIds],
    );
  }

  async unscopedFind(id: string): Promise<Subscription | null> {
    const rows = await this.unitOfWork.readAsWorker<Subscription>(
      `select ${COLUMNS} from subscriptions where id = $1`,
      [id],
    );
    return rows[0] ?? null;
  }

  /** What was ordered and never paid for does not count. */
  async hadAny(scope: AccountScope): Promise<boolean> {
    const rows = await this.unitOfWork.readAsWorker(
      `select 1 from subscriptions
       where account_id = $1 and (free or granted_by is not null or term_start_at is not null) limit 1`,
      [scope.accountId],
    );
    return rows.length > 0;
  }

  async unscopedNextDue(): Promise<Instant | null> {
    const rows = await this.unitOfWork.readAsWorker<{ at: Instant | null }>(
      'select min(due_at) as at from subscriptions where due_at is not null',
    );
    return rows[0]?.at ?? null;
  }

  /** Up to `limit` subscriptions that something is due for, the longest waiting first. */
  unscopedDue(at: Instant, limit: number): Promise<DueSubscription[]> {
    return this.unitOfWork.readAsWorker<DueSubscription>(
      `select id, account_id as "accountId", status, due_at as "dueAt", ends_at as "endsAt", term_end_at as "termEndAt"
       from subscriptions where due_at <= $1 order by due_at, id limit $2`,
      [toDate(at), limit],
    );
  }

  /** Keeps the scheduler away while something is under way. */
  async postpone(tx: Tx, { accountId, id }: Subscription, dueAt: Instant): Promise<void> {
    await tx.manager.update(SubscriptionEntity, { accountId, id }, { dueAt });
  }

  /** The same for many. */
  async unscopedPostponeAll(tx: Tx, ids: readonly string[], dueAt: Instant): Promise<void> {
    await tx.query('update subscriptions set due_at = $2 where id = any($1::uuid[])', [ids, toDate(dueAt)]);
  }

  /** What its next terms are charged to. */
  async payWith(tx: Tx, { accountId }: AccountScope, id: string, paymentMethodId: string | null): Promise<void> {
    await tx.manager.update(SubscriptionEntity, { accountId, id }, { paymentMethodId });
  }

  /** Whether the account has another subscription that still runs or can still be renewed. */
  async hasOther(tx: Tx, { accountId, id }: Subscription): Promise<boolean> {
    const rows = await tx.query(
      `select 1 from subscriptions where account_id = $1 and id <> $2 and status in ('active', 'past_due', 'expired') limit 1`,
      [accountId, id],
    );
    return rows.length > 0;
  }
}

function wired(subscription: Subscription, { propertyName, type }: { propertyName: string; type: unknown }): unknown {
  const value = subscription[propertyName as keyof Subscription];
  return type === 'timestamptz' && typeof value === 'number' ? toIso(value as Instant) : value;
}
