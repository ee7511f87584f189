import { SHARED_POOL, type ReputationClass, type Stream } from '../../pools/index.js';
import type { EgressIp, EgressPool, EgressRule, EgressTable } from './egress-table.js';

/**
 * Where mail waits for its turn: `pool:<id>`; `shared`, which is looked at again when its turn comes, for the account may have
 * addresses of its own by then; `only:shared`, which is not; `ip:<address>` for a retry; `system` for the installation's own.
 * `shared:new` and `shared:quarantine` are those of other classes.
 */
export type Egress = string;

export interface EgressQuestion {
  accountId: string;
  stream: Stream;
  ipPool?: string | null;
  senderDomain: string;
  recipientDomain: string;
  tags?: readonly string[];
}

export type EgressStepName = 'explicit_pool' | 'rule' | 'stream' | 'dedicated' | 'shared';
export type EgressStepOutcome =
  'taken' | 'not_named' | 'not_allowed' | 'no_rule' | 'no_pool' | 'no_address' | 'overflow' | 'not_needed';

export interface EgressStep {
  step: EgressStepName;
  outcome: EgressStepOutcome;
  /** The pool that was looked at. */
  pool: string | null;
}

export interface Selected {
  egress: Egress;
  /** Null: shared addresses. */
  pool: EgressPool | null;
  /** Those it may leave from, in order of preference; none: the system chooses. */
  ips: readonly EgressIp[];
  reason: EgressStepName;
  steps: EgressStep[];
}

const SYSTEM = 'system';
const POOL = 'pool:';
const IP = 'ip:';
const ONLY = 'only:';
const SHARED = 'shared';

/** Null: the message names a pool that is not the account's. */
export function selectEgress(table: EgressTable, question: EgressQuestion): Selected | null {
  const steps: EgressStep[] = [];
  const named = question.ipPool ?? null;
  if (named === null) steps.push({ step: 'explicit_pool', outcome: 'not_named', pool: null });
  else {
    const pool = named === SHARED_POOL ? null : ownPool(table, question.accountId, named);
    return pool === undefined ? null : chosen(table, question, pool, 'explicit_pool', steps);
  }
  const rule = table.rulesOf(question.accountId).find((one) => fits(one, question));
  if (rule) return chosen(table, question, poolOf(table, rule), 'rule', steps);
  steps.push({ step: 'rule', outcome: 'no_rule', pool: null });
  return byDefault(table, question, steps);
}

/** Where a row that waits belongs now; the same egress when it is right there. */
export function egressNow(table: EgressTable, egress: Egress, delivery: { accountId: string; stream: Stream }): Egress {
  if (egress === SYSTEM) return egress;
  const rest = (): Egress => byDefault(table, delivery, []).egress;
  if (egress.startsWith(ONLY)) return `${ONLY}${shared(table.classOf(delivery.accountId))}`;
  if (egress.startsWith(POOL)) {
    const pool = table.pools.get(egress.slice(POOL.length));
    if (pool?.accountId !== delivery.accountId) return rest();
    return pool.overflow === 'wait' || table.sendersOf(pool.id).length > 0 ? egress : rest();
  }
  if (egress.startsWith(IP)) {
    const ip = table.atAddress(egress.slice(IP.length));
    const usable = ip !== undefined && ip.bound && (ip.state === 'active' || ip.state === 'warming');
    return usable && (ip.accountId === null || ip.accountId === delivery.accountId) ? egress : rest();
  }
  return rest();
}

/** The addresses that mail of an egress leaves from; null: whatever the system chooses. */
export function addressesOf(table: EgressTable, egress: Egress): readonly EgressIp[] | null {
  if (egress.startsWith(POOL)) return table.sendersOf(egress.slice(POOL.length));
  if (egress.startsWith(IP)) {
    const ip = table.atAddress(egress.slice(IP.length));
    return ip && ip.bound && (ip.state === 'active' || ip.state === 'warming') ? [ip] : [];
  }
  const ofClass = egress.replace(ONLY, '').split(':')[1] as ReputationClass | undefined;
  const ips = egress === SYSTEM ? table.sharedOf('good') : table.sharedOf(ofClass ?? 'good');
  return ips.length > 0 ? ips : null;
}

/** Where mail goes that its own addresses may not send now; null: it waits. */
export function overflowOf(table: EgressTable, egress: Egress, accountId: string): Egress | null {
  if (!egress.startsWith(POOL)) return null;
  const pool = table.pools.get(egress.slice(POOL.length));
  return pool?.overflow === 'wait' ? null : `${ONLY}${shared(table.classOf(accountId))}`;
}

function byDefault(
  table: EgressTable,
  question: Pick<EgressQuestion, 'accountId' | 'stream'>,
  steps: EgressStep[],
): Selected {
  const pools = table.poolsOf(question.accountId);
  for (const [step, wanted] of [
    ['stream', question.stream],
    ['dedicated', null],
  ] as const) {
    const fitting = pools.filter(({ stream }) => stream === wanted);
    const pool = fitting.find(({ id }) => table.sendersOf(id).length > 0);
    if (pool) return chosen(table, question, pool, step, steps);
    const [first] = fitting;
    steps.push({ step, outcome: first ? 'no_address' : 'no_pool', pool: first?.name ?? null });
  }
  const of = table.classOf(question.accountId);
  steps.push({ step: 'shared', outcome: 'taken', pool: sharedName(of) });
  return { egress: shared(of), pool: null, ips: table.sharedOf(of), reason: 'shared', steps };
}

/** A pool that was named or ruled for: its addresses, or what its overflow says while it has none. */
function chosen(
  table: EgressTable,
  { accountId }: Pick<EgressQuestion, 'accountId'>,
  pool: EgressPool | null,
  step: EgressStepName,
  steps: EgressStep[],
): Selected {
  const of = table.classOf(accountId);
  const sharedOnes = { egress: `${ONLY}${shared(of)}`, pool: null, ips: table.sharedOf(of), reason: step };
  if (pool === null) return { ...sharedOnes, steps: [...steps, { step, outcome: 'taken', pool: sharedName(of) }] };
  const ips = table.sendersOf(pool.id);
  if (ips.length === 0 && pool.overflow === 'shared') {
    const over: EgressStep = { step, outcome: 'no_address', pool: pool.name };
    return { ...sharedOnes, steps: [...steps, over, { step: 'shared', outcome: 'overflow', pool: sharedName(of) }] };
  }
  const taken: EgressStep = { step, outcome: ips.length > 0 ? 'taken' : 'no_address', pool: pool.name };
  return { egress: `${POOL}${pool.id}`, pool, ips, reason: step, steps: [...steps, taken] };
}

function ownPool(table: EgressTable, accountId: string, named: string): EgressPool | undefined {
  return table.poolsOf(accountId).find(({ id, name }) => name === named || `ipp_${id}` === named);
}

function poolOf(table: EgressTable, rule: EgressRule): EgressPool | null {
  return rule.poolId === null ? null : (table.pools.get(rule.poolId) ?? null);
}

function fits(rule: EgressRule, { senderDomain, recipientDomain, tags = [] }: EgressQuestion): boolean {
  return (
    (rule.senderDomain === null || rule.senderDomain === senderDomain) &&
    (rule.recipientDomain === null || rule.recipientDomain === recipientDomain) &&
    (rule.tag === null || tags.includes(rule.tag))
  );
}

function shared(of: ReputationClass): Egress {
  return of === 'good' ? SHARED : `${SHARED}:${of}`;
}

function sharedName(of: ReputationClass): string {
  return of === 'good' ? SHARED : `${SHARED}-${of}`;
}
