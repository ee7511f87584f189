import type { Overflow, ReputationClass, Stream } from '../../pools/index.js';
import type { WarmUpStage } from '../../warmup/index.js';

/** An address as whoever chooses one needs it. */
export interface EgressIp {
  id: string;
  address: string;
  /** What to bind. */
  localAddress: string;
  heloName: string | null;
  accountId: string | null;
  poolId: string | null;
  state: string;
  /** A machine that runs now has it. */
  bound: boolean;
  /** Its limits while it warms up. */
  limits: WarmUpStage | null;
}

export interface EgressPool {
  id: string;
  accountId: string | null;
  name: string;
  class: ReputationClass | null;
  stream: Stream | null;
  overflow: Overflow;
}

export interface EgressRule {
  accountId: string;
  senderDomain: string | null;
  recipientDomain: string | null;
  tag: string | null;
  /** Null: the shared addresses. */
  poolId: string | null;
}

/** All that decides about the way of mail, as it was at one version. */
export class EgressTable {
  readonly ips: ReadonlyMap<string, EgressIp>;
  readonly pools: ReadonlyMap<string, EgressPool>;
  private readonly senders = new Map<string, EgressIp[]>();
  private readonly ofAccount = new Map<string, EgressPool[]>();
  private readonly rules = new Map<string, EgressRule[]>();
  private readonly shared = new Map<ReputationClass, EgressPool>();
  private readonly byAddress = new Map<string, EgressIp>();

  constructor(
    readonly version: string,
    ips: readonly EgressIp[],
    pools: readonly EgressPool[],
    rules: readonly EgressRule[],
    private readonly classes: ReadonlyMap<string, ReputationClass>,
  ) {
    this.ips = new Map(ips.map((ip) => [ip.id, ip]));
    this.pools = new Map(pools.map((pool) => [pool.id, pool]));
    for (const ip of ips) {
      this.byAddress.set(ip.address, ip);
      if (ip.poolId !== null && maySend(ip)) add(this.senders, ip.poolId, ip);
    }
    for (const of of this.senders.values()) of.sort(byNeed);
    for (const pool of pools) {
      if (pool.accountId !== null) add(this.ofAccount, pool.accountId, pool);
      else if (pool.class !== null) this.shared.set(pool.class, pool);
    }
    for (const rule of rules) add(this.rules, rule.accountId, rule);
  }

  static readonly empty = new EgressTable('', [], [], [], new Map());

  poolsOf(accountId: string): readonly EgressPool[] {
    return this.ofAccount.get(accountId) ?? [];
  }

  rulesOf(accountId: string): readonly EgressRule[] {
    return this.rules.get(accountId) ?? [];
  }

  atAddress(address: string): EgressIp | undefined {
    return this.byAddress.get(address);
  }

  /** Those that may send now: new ones first, up to their limits, so that the world sees them. */
  sendersOf(poolId: string): readonly EgressIp[] {
    return this.senders.get(poolId) ?? [];
  }

  /** The class whose shared addresses take an account's mail; only classes that have any part senders. */
  classOf(accountId: string): ReputationClass {
    const own = this.classes.get(accountId) ?? 'good';
    return own === 'good' || this.sharedOf(own).length > 0 ? own : 'good';
  }

  /** Shared addresses of a class; none means that the system chooses. */
  sharedOf(of: ReputationClass): readonly EgressIp[] {
    const pool = this.shared.get(of);
    return pool ? this.sendersOf(pool.id) : [];
  }
}

export function maySend({ state, bound }: EgressIp): boolean {
  return bound && (state === 'active' || state === 'warming');
}

function byNeed(a: EgressIp, b: EgressIp): number {
  return Number(a.limits === null) - Number(b.limits === null) || (a.id < b.id ? -1 : 1);
}

function add<V>(map: Map<string, V[]>, key: string, value: V): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}
