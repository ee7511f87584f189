import { type Counter, type Counters, noCounts, type SumKind } from './counters.js';

/** What events of a campaign's mail say that is counted; those that say the same are one with a number. */
export interface CampaignEvent {
  campaignId: string;
  accountId: string;
  variant: number;
  type: keyof typeof COUNTED;
  /** Since 1970. */
  hour: number;
  recipientDomain: string;
  /** Of a click. */
  url: string | null;
  isLate: boolean;
  machineLikely: boolean;
  firstByPerson: boolean;
  count: number;
}

/** What each kind of event counts as. Opens and clicks: of everybody, of a machine, and of a person for the first time. */
const COUNTED = {
  accepted: ['accepted'],
  held: [],
  deferred: ['deferred'],
  delivered: ['delivered', 'ended'],
  bounced: ['bounced', 'ended'],
  complained: ['complained'],
  opened: ['opens', 'machineOpens', 'uniqueOpens'],
  clicked: ['clicks', 'machineClicks', 'uniqueClicks'],
  unsubscribed: ['unsubscribed'],
  suppressed: ['suppressed', 'ended'],
  expired: ['expired', 'ended'],
  cancelled: ['cancelled', 'ended'],
} as const satisfies Record<string, readonly Counter[]>;

/** What is to be added to one row. */
export interface CampaignSum {
  campaignId: string;
  accountId: string;
  kind: SumKind;
  value: string;
  counts: Counters;
}

/** Events as what they add to which sums. */
export function sumEvents(events: readonly CampaignEvent[]): CampaignSum[] {
  const sums = new Map<string, CampaignSum>();
  for (const event of events) {
    const counters = countersOf(event);
    if (counters.length === 0) continue;
    for (const [kind, value] of placesOf(event)) {
      const { campaignId, accountId } = event;
      const key = `${campaignId} ${kind} ${value}`;
      const sum = sums.get(key) ?? { campaignId, accountId, kind, value, counts: noCounts() };
      sums.set(key, sum);
      for (const counter of counters) sum.counts[counter] += event.count;
    }
  }
  return [...sums.values()];
}

/** A late bounce takes back no delivery: its mail has had its end. */
function countersOf({ type, isLate, machineLikely, firstByPerson }: CampaignEvent): readonly Counter[] {
  if (type !== 'opened' && type !== 'clicked') {
    const counters: readonly Counter[] = COUNTED[type];
    return isLate ? counters.filter((counter) => counter !== 'ended') : counters;
  }
  const [all, byMachine, first] = COUNTED[type];
  if (machineLikely) return [byMachine];
  return firstByPerson ? [all, first] : [all];
}

function placesOf({ variant, hour, recipientDomain, url }: CampaignEvent): [SumKind, string][] {
  return [
    ['all', ''],
    ['variant', String(variant)],
    ['hour', String(hour)],
    ...(recipientDomain === '' ? [] : [['domain', recipientDomain] as [SumKind, string]]),
    ...(url === null ? [] : [['link', url] as [SumKind, string]]),
  ];
}
