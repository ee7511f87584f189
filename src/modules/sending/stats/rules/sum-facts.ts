import { SYSTEM_ACCOUNT_ID, wireId } from '../../../../kernel/ids.js';
import { type Counter, type Counters, noCounts } from './counters.js';
import { DIMENSION, type Dimension, INSTALLATION_ID, NONE } from './dimensions.js';
import { providerOf } from './provider-of.js';

/** What events that are alike say that is counted. */
export interface Fact {
  accountId: string;
  type: keyof typeof COUNTED;
  /** Since 1970, UTC. */
  hour: number;
  stream: string;
  tags: readonly string[];
  campaignId: string | null;
  senderDomain: string;
  recipientDomain: string;
  sourceIp: string | null;
  host: string | null;
  site: string | null;
  sandbox: boolean;
  machineLikely: boolean;
  firstByPerson: boolean;
  /** How many of them there are. */
  count: number;
}

/** What each kind of event counts as: of everybody, of a machine, and of a person for the first time. */
const COUNTED = {
  accepted: ['accepted'],
  held: [],
  deferred: ['deferred'],
  delivered: ['delivered'],
  bounced: ['bounced'],
  complained: ['complained'],
  opened: ['opens', 'machineOpens', 'uniqueOpens'],
  clicked: ['clicks', 'machineClicks', 'uniqueClicks'],
  unsubscribed: ['unsubscribed'],
  suppressed: ['suppressed'],
  expired: ['expired'],
  cancelled: [],
} as const satisfies Record<string, readonly Counter[]>;

/** What is to be added to one row. */
export interface HourSum {
  accountId: string;
  dimension: Dimension;
  /** Hours since 1970, UTC. */
  hour: number;
  value: string;
  counts: Counters;
}

/** Facts as what they add to which rows. Of the sandbox nothing is counted: nothing was sent. */
export function sumFacts(facts: readonly Fact[]): HourSum[] {
  const sums = new Map<string, HourSum>();
  for (const fact of facts) {
    const counters = fact.sandbox ? [] : countersOf(fact);
    if (counters.length === 0) continue;
    const { hour, count } = fact;
    const add = (accountId: string, dimension: Dimension, value: string): void => {
      const { counts } = rowIn(sums, { accountId, dimension, hour, value });
      for (const counter of counters) counts[counter] += count;
    };
    for (const [dimension, value] of placesOf(fact)) {
      add(fact.accountId, dimension, value);
      if (isOfInstallation(dimension) && fact.accountId !== SYSTEM_ACCOUNT_ID) add(INSTALLATION_ID, dimension, value);
    }
  }
  return [...sums.values()];
}

/** One step of the life of a mail, counted when it happened. A late bounce takes nothing back from what was delivered. */
function countersOf({ type, machineLikely, firstByPerson }: Fact): Counter[] {
  const [all, byMachine, first]: readonly Counter[] = COUNTED[type];
  if (all === undefined) return [];
  if (byMachine === undefined || first === undefined) return [all];
  if (machineLikely) return [byMachine];
  return firstByPerson ? [all, first] : [all];
}

function placesOf(fact: Fact): [Dimension, string][] {
  const tags = fact.tags.length === 0 ? [NONE] : [...new Set(fact.tags)];
  return [
    [DIMENSION.all, NONE],
    [DIMENSION.stream, fact.stream],
    ...tags.map((tag): [Dimension, string] => [DIMENSION.tag, tag]),
    [DIMENSION.domain, fact.senderDomain],
    [DIMENSION.provider, providerOf(fact)],
    [DIMENSION.campaign, fact.campaignId === null ? NONE : wireId('cmp', fact.campaignId)],
    [DIMENSION.ip, fact.sourceIp ?? NONE],
  ];
}

/** Tags, domains and campaigns name customers. */
function isOfInstallation(dimension: Dimension): boolean {
  return dimension !== DIMENSION.tag && dimension !== DIMENSION.domain && dimension !== DIMENSION.campaign;
}

export function rowIn(sums: Map<string, HourSum>, row: Omit<HourSum, 'counts'>): HourSum {
  const key = `${row.accountId} ${row.dimension} ${row.hour} ${row.value}`;
  let sum = sums.get(key);
  if (sum === undefined) {
    sum = { ...row, counts: noCounts() };
    sums.set(key, sum);
  }
  return sum;
}
