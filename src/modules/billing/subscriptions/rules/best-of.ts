import type { AddOnKind, FeatureValue } from '../../catalogue/index.js';
import type { Entitlement } from './entitlement.js';
import { type Channel, channelAccess, type ChannelAccess, CHANNELS } from './entitlement-parts.js';

/** Something that runs beside a subscription. */
export interface BoughtAddOn {
  subscriptionId: string;
  kind: AddOnKind;
  quantity: number;
}

/** The best that any subscription gives, and which of them give it. */
export interface Best<T> {
  value: T;
  because: string[];
}

/** What an account may do over all its subscriptions (D-13). Quotas are not here: each subscription has its own (D-18). */
export interface BestEntitlement {
  attachmentMaxBytes: Best<number>;
  /** null: no limit. */
  ratePerHour: Best<number | null>;
  /** null: no limit. */
  sendersMax: Best<number | null>;
  bulkAllowed: Best<boolean>;
  bodyDays: Best<number>;
  eventDays: Best<number>;
  dedicatedIpsIncluded: Best<number>;
  dedicatedIpsBought: number;
  support: Record<Channel, Best<ChannelAccess>>;
  supportLanguages: string[];
  features: Record<string, Best<FeatureValue>>;
}

const ACCESS_RANK: Record<ChannelAccess, number> = { closed: 0, by_ticket: 1, open: 2 };

/** Null for an account that has nothing. */
export function bestOf(
  entitlements: readonly Entitlement[],
  bought: readonly BoughtAddOn[] = [],
): BestEntitlement | null {
  if (entitlements.length === 0) return null;
  const best = <T>(pick: (entitlement: Entitlement) => T, rank: (value: T) => number): Best<T> =>
    highest(
      entitlements.map((entitlement) => ({ value: pick(entitlement), from: entitlement.subscriptionId })),
      rank,
    );
  const kindsAt = (id: string) => bought.filter(({ subscriptionId }) => subscriptionId === id).map(({ kind }) => kind);
  const access = (channel: Channel) =>
    best(
      ({ terms, subscriptionId }) => channelAccess(channel, terms, kindsAt(subscriptionId)),
      (way) => ACCESS_RANK[way],
    );
  const ips = bought.filter(({ kind }) => kind === 'dedicated_ip');
  return {
    attachmentMaxBytes: best((one) => one.attachmentMaxBytes, Number),
    ratePerHour: best((one) => one.ratePerHour, orUnlimited),
    sendersMax: best((one) => one.sendersMax, orUnlimited),
    bulkAllowed: best((one) => one.bulkAllowed, Number),
    bodyDays: best((one) => one.retention.bodyDays, Number),
    eventDays: best((one) => one.retention.eventDays, Number),
    dedicatedIpsIncluded: best((one) => one.dedicatedIpsIncluded, Number),
    dedicatedIpsBought: ips.reduce((sum, { quantity }) => sum + quantity, 0),
    support: Object.fromEntries(CHANNELS.map((channel) => [channel, access(channel)])) as BestEntitlement['support'],
    supportLanguages: [...new Set(entitlements.flatMap(({ terms }) => terms.policies['support.languages']))],
    features: featuresOf(entitlements),
  };
}

function featuresOf(entitlements: readonly Entitlement[]): BestEntitlement['features'] {
  const names = new Set(entitlements.flatMap(({ terms }) => Object.keys(terms.features)));
  return Object.fromEntries(
    [...names].sort().map((name) => {
      const given = entitlements.flatMap(({ terms, subscriptionId: from }) => {
        const value = terms.features[name];
        return value === undefined ? [] : [{ value, from }];
      });
      return [name, highest(given, (value) => (typeof value === 'string' ? 0 : Number(value)))];
    }),
  );
}

/** The first highest value, and everybody who gives as much. */
function highest<T>(given: readonly { value: T; from: string }[], rank: (value: T) => number): Best<T> {
  const top = Math.max(...given.map(({ value }) => rank(value)));
  const winners = given.filter(({ value }) => rank(value) === top);
  const [first] = winners;
  if (!first) throw new Error('the best of nothing was asked for');
  return { value: first.value, because: winners.map(({ from }) => from) };
}

function orUnlimited(limit: number | null): number {
  return limit ?? Number.POSITIVE_INFINITY;
}
