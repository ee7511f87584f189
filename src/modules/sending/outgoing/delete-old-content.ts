import { Injectable, type OnModuleInit } from '@nestjs/common';
import { addMs, DAY_MS, HOUR_MS, type Instant, toIso } from '../../../kernel/time/instant.js';
import { Clock } from '../../../platform/clock/clock.js';
import { HotPool } from '../../../platform/database/hot-pool.js';
import { type DueSource, DueSources, RANK } from '../../../platform/schedule/due-sources.js';
import { BillingFacade } from '../../billing/index.js';

const PAGE = 1000;
const AT_HOUR_MS = 3 * HOUR_MS;
/** For accounts that have no plan (any more), and for the installation's own mail. */
const DEFAULT_RETENTION = { bodyDays: 30, eventDays: 400 };

const KINDS = [
  {
    table: 'bodies',
    key: 'message_id',
    days: 'bodyDays',
    keep: 'and not exists (select from delivery_queue q where q.id in (select d.id from deliveries d where d.message_id = b.message_id))',
  },
  { table: 'mail_events', key: 'id', days: 'eventDays', keep: '' },
  // Links work for as long as what follows from them is kept.
  { table: 'message_links', key: 'message_id', days: 'eventDays', keep: '', isWhole: true },
  { table: 'engagement_marks', key: 'delivery_id', days: 'eventDays', keep: '', isWhole: true },
] as const;

/** Once a night: bodies and events older than the plan keeps them go, account by account; empty months are dropped whole. */
@Injectable()
export class DeleteOldContent implements DueSource, OnModuleInit {
  readonly name = 'delete-old-content';
  readonly rank = RANK.housekeeping;
  readonly collapse = true;
  private next: Instant | null = null;

  constructor(
    private readonly pool: HotPool,
    private readonly billing: BillingFacade,
    private readonly clock: Clock,
    private readonly sources: DueSources,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  async nextDue(): Promise<Instant | null> {
    this.next ??= nightAfter(this.clock.now());
    return this.next;
  }

  async runDue(at: Instant): Promise<void> {
    for (const kind of KINDS) {
      const accountIds = await this.accountsWithin(kind.table, kind.key, addMs(at, -DAY_MS));
      const entitlements = await this.billing.entitlementsOf(accountIds);
      for (const accountId of accountIds) {
        const days =
          Math.max(...(entitlements.get(accountId) ?? []).map(({ retention }) => retention[kind.days]), 0) ||
          DEFAULT_RETENTION[kind.days];
        await this.deleteBefore(kind, accountId, addMs(at, -days * DAY_MS));
      }
      if (!('isWhole' in kind))
        await this.pool.query('select drop_empty_partitions($1, $2::timestamptz)', [kind.table, toIso(at)]);
    }
    this.next = nightAfter(at);
  }

  private async accountsWithin(table: string, key: string, before: Instant): Promise<string[]> {
    const { rows } = await this.pool.query<{ account_id: string }>(
      `select distinct account_id from ${table} where ${key} < spool_uuid_floor($1::timestamptz)`,
      [toIso(before)],
    );
    return rows.map((row) => row.account_id);
  }

  private async deleteBefore(
    { table, key, keep }: (typeof KINDS)[number],
    accountId: string,
    before: Instant,
  ): Promise<void> {
    for (let deleted = PAGE; deleted === PAGE;) {
      const answer = await this.pool.query(
        `delete from ${table} where account_id = $1 and ${key} in (
           select b.${key} from ${table} b where b.account_id = $1 and b.${key} < spool_uuid_floor($2::timestamptz) ${keep} limit ${PAGE})`,
        [accountId, toIso(before)],
      );
      deleted = answer.rowCount ?? 0;
    }
  }
}

function nightAfter(at: Instant): Instant {
  return addMs(at, DAY_MS - ((at - AT_HOUR_MS) % DAY_MS));
}
