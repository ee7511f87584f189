import type { Cycle } from '../../../../kernel/time/calendar.js';
import { earliest, type Instant } from '../../../../kernel/time/instant.js';
import type { OnExceed, Plan, Quota, UpgradeOption } from '../../catalogue/index.js';
import { includedIps } from './entitlement-parts.js';
import { knownCycleAt } from './known-cycles.js';
import { isInForce, type Subscription } from './subscription.js';

/** What one subscription allows now. Complete: whoever judges a message needs nothing else from billing. */
export interface Entitlement {
  subscriptionId: string;
  accountId: string;
  planId: string;
  planVersionId: string;
  planCode: string;
  planName: string;
  offer: string;
  tier: string;
  free: boolean;
  quota: Quota;
  /** Days and cycles begin at midnight of this zone. */
  zone: string;
  /** When the subscription began; cycles are counted from its local day. */
  anchorAt: Instant;
  /** The monthly quota cycle, anchored on the subscription's first day, also under yearly billing. */
  cycle: Cycle;
  onExceed: OnExceed;
  warnAtPercent: readonly number[];
  rollover: boolean;
  attachmentMaxBytes: number;
  ratePerHour: number | null;
  bulkAllowed: boolean;
  sendersMax: number | null;
  retention: { bodyDays: number; eventDays: number };
  dedicatedIpsIncluded: number;
  /** What was sold, for whoever explains it. */
  terms: Pick<Plan, 'tier' | 'monthlyVolume' | 'features' | 'policies'>;
  /** From this instant on the entitlement must be computed anew. */
  validUntil: Instant | null;
  upgradeOptions: UpgradeOption[];
}

/** Null when the subscription allows nothing at `now`. `plan` is the version that was sold, `upgrades` come from what is sold today. */
export function entitlementOf(
  subscription: Subscription,
  plan: Plan,
  upgrades: UpgradeOption[],
  now: Instant,
): Entitlement | null {
  if (!isInForce(subscription, now)) return null;
  const { policies } = plan;
  const zone = policies['quota.timezone'];
  const cycle = knownCycleAt(subscription.anchorAt, now, zone);
  return {
    subscriptionId: subscription.id,
    accountId: subscription.accountId,
    planId: plan.id,
    planVersionId: plan.versionId,
    planCode: plan.code,
    planName: plan.name,
    offer: plan.offer,
    tier: plan.tier,
    free: subscription.free,
    quota: plan.quota,
    zone,
    anchorAt: subscription.anchorAt,
    cycle,
    onExceed: policies['quota.onExceed'],
    warnAtPercent: policies['quota.warnAtPercent'],
    rollover: policies['quota.rollover'],
    attachmentMaxBytes: policies['attachment.maxBytes'],
    ratePerHour: policies['rate.perHour'],
    bulkAllowed: policies['bulk.allowed'],
    sendersMax: policies['senders.max'],
    retention: { bodyDays: policies['retention.bodyDays'], eventDays: policies['retention.eventDays'] },
    dedicatedIpsIncluded: includedIps(plan),
    terms: plan,
    validUntil: earliest(cycle.end, subscription.endsAt),
    upgradeOptions: upgrades,
  };
}
