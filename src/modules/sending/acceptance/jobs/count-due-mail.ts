import { Injectable, type OnModuleInit } from '@nestjs/common';
import { addMs, HOUR_MS, type Instant, toIso } from '../../../../kernel/time/instant.js';
import { HotPool } from '../../../../platform/database/hot-pool.js';
import { type DueSource, DueSources, RANK } from '../../../../platform/schedule/due-sources.js';
import { AccountsFacade } from '../../../accounts/index.js';
import { BillingFacade, type Entitlement } from '../../../billing/index.js';
import { QuotaFacade } from '../../../quota/index.js';
import { BECAUSE, SpoolFacade } from '../../../spool/index.js';
import { windowMeta } from '../data/store-item.js';
import { countedWindows } from '../rules/counted-windows.js';

const PAGE = 200;

interface DueMessage {
  account_id: string;
  subscription_id: string | null;
  ids: string[];
}

/** Scheduled and held mail takes its quota when it falls due, or waits on for the next window (D-15). */
@Injectable()
export class CountDueMail implements DueSource, OnModuleInit {
  readonly name = 'count-due-mail';
  readonly rank = RANK.sending;

  constructor(
    private readonly pool: HotPool,
    private readonly spool: SpoolFacade,
    private readonly accounts: AccountsFacade,
    private readonly billing: BillingFacade,
    private readonly quota: QuotaFacade,
    private readonly sources: DueSources,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  async nextDue(): Promise<Instant | null> {
    const { rows } = await this.pool.query<{ due: Instant | null }>(
      'select min(next_at) as due from delivery_queue where not counted',
    );
    return rows[0]!.due;
  }

  async runDue(at: Instant): Promise<void> {
    for (;;) {
      const messages = await this.dueAt(at);
      if (messages.length === 0) return;
      await this.judge(messages, at);
    }
  }

  /** Whole messages, oldest first. */
  private async dueAt(at: Instant): Promise<DueMessage[]> {
    const { rows } = await this.pool.query<DueMessage>(
      `select q.account_id, q.subscription_id, array_agg(q.id) as ids from delivery_queue q
        where not q.counted and q.next_at <= $1::timestamptz and q.message_id in (
          select x.message_id from delivery_queue x where not x.counted and x.next_at <= $1::timestamptz order by x.seq limit ${PAGE})
        group by q.message_id, q.account_id, q.subscription_id order by min(q.seq)`,
      [toIso(at)],
    );
    return rows;
  }

  private async judge(messages: readonly DueMessage[], at: Instant): Promise<void> {
    const accountIds = [...new Set(messages.map((message) => message.account_id))];
    const [gates, entitlements] = await Promise.all([
      this.accounts.gatesOf(accountIds),
      this.billing.entitlementsOf(accountIds),
    ]);
    const requests: Record<string, unknown>[] = [];
    for (const message of messages) {
      const gate = gates.get(message.account_id);
      const entitlement = chosen(entitlements.get(message.account_id) ?? [], message.subscription_id, at);
      if (!gate || !entitlement) await this.holdWithoutSubscription(message, at);
      else {
        const windows = countedWindows(this.quota.windowsAt(entitlement, gate, at), entitlement).map((window) => ({
          ...window,
          suspends: false,
        }));
        const pace = this.quota.rateOf(gate.ratePerHour, entitlements.get(message.account_id) ?? [], at);
        requests.push({ account_id: message.account_id, ids: message.ids, pace, windows: windows.map(windowMeta) });
      }
    }
    if (requests.length === 0) return;
    const { rows } = await this.pool.query<{ released: boolean; lane_ids: number[] | null }>(
      'select released, lane_ids from spool_count_due($1::timestamptz, $2::jsonb)',
      [toIso(at), JSON.stringify(requests)],
    );
    this.spool.wake(rows.flatMap((row) => row.lane_ids ?? []));
  }

  private async holdWithoutSubscription(message: DueMessage, at: Instant): Promise<void> {
    await this.pool.query('select spool_hold_due($1::timestamptz, $2::uuid[], $3::smallint, $4::timestamptz)', [
      toIso(at),
      message.ids,
      BECAUSE.subscription_ended,
      toIso(addMs(at, HOUR_MS)),
    ]);
  }
}

/** The subscription it was accepted under; when that has ended, the one that took over. */
function chosen(
  entitlements: readonly Entitlement[],
  subscriptionId: string | null,
  at: Instant,
): Entitlement | undefined {
  const valid = entitlements.filter(({ validUntil }) => validUntil === null || validUntil > at);
  return valid.find((entitlement) => entitlement.subscriptionId === subscriptionId) ?? valid[0];
}
