/**
 * Who may open one more connection in this process. A site gets at most a quarter of the sockets; sites that are slow,
 * or of which nothing is known yet, at most half together. So a tarpit, or a thousand of them, never take the sockets
 * that quick mail needs. A quarter is kept for lanes in which mail to one waits: mail to many finds the rest.
 */

/** For whom a connection is opened. */
export type SocketUse = 'single' | 'many';

const SLOW_REPLY_MS = 1_000;
const SAMPLES = 15;

export class SiteHealth {
  private samples: number[] = [];
  /** When each exchange that is still unanswered began. */
  private readonly pending = new Map<symbol, number>();

  /** Call at the start of a dial or a message; call the answer when it ended. */
  begin(nowMs: number): (endMs: number) => void {
    const exchange = Symbol();
    this.pending.set(exchange, nowMs);
    return (endMs) => {
      this.pending.delete(exchange);
      this.samples.push(endMs - nowMs);
      if (this.samples.length > SAMPLES) this.samples.shift();
    };
  }

  /** Unproven sites count as slow: a host that never answers must not pass for quick until its time-out. */
  isQuick(nowMs: number): boolean {
    return (this.latencyMs(nowMs) ?? Infinity) <= SLOW_REPLY_MS;
  }

  /** The median of the last replies; infinite while most answers are overdue, null when nothing is known. */
  latencyMs(nowMs: number): number | null {
    if (this.samples.length === 0) return null;
    let stuck = 0;
    for (const since of this.pending.values()) if (nowMs - since > SLOW_REPLY_MS) stuck += 1;
    if (stuck * 2 > this.pending.size) return Infinity;
    const sorted = [...this.samples].sort((a, b) => a - b);
    return sorted[Math.floor(sorted.length / 2)]!;
  }
}

interface Waiter {
  site: string;
  granted: (use: SocketUse) => void;
}

/** Of those who wait for a use as many are looked at when a socket comes free. */
const LOOKED_AT = 50;

export class SocketBudget {
  private readonly inUse: Readonly<Record<SocketUse, Map<string, number>>> = { single: new Map(), many: new Map() };
  private readonly health = new Map<string, SiteHealth>();
  /** Those with mail to one get their chance first. */
  private readonly waiters: Readonly<Record<SocketUse, Map<number, Waiter>>> = { single: new Map(), many: new Map() };
  private readonly idle = new Set<() => void>();
  private total = 0;

  constructor(
    private readonly limit: number,
    private readonly nowMs: () => number,
  ) {}

  healthOf(site: string): SiteHealth {
    let health = this.health.get(site);
    if (!health) this.health.set(site, (health = new SiteHealth()));
    return health;
  }

  /** Takes a socket for the site, or answers false. */
  take(site: string, use: SocketUse = 'many'): boolean {
    if (!this.hasRoom(use) || !this.mayTake(site, use, this.hasRoomForSlow(use))) return false;
    this.inUse[use].set(site, (this.inUse[use].get(site) ?? 0) + 1);
    this.total += 1;
    return true;
  }

  release(site: string, use: SocketUse = 'many'): void {
    const mine = this.inUse[use].get(site) ?? 0;
    if (mine === 0) return;
    this.total -= 1;
    if (mine > 1) this.inUse[use].set(site, mine - 1);
    else this.inUse[use].delete(site);
    if (this.health.size > 10_000 && this.usedBy(site) === 0) this.health.delete(site);
    if (this.someoneWaits) this.handOver();
  }

  /** Hands over a socket when one comes free that the site may have; it is taken then. Once per lane, which keeps its place. */
  whenFree(site: string, laneId: number, granted: (use: SocketUse) => void, use: SocketUse = 'many'): void {
    if (use === 'single') this.waiters.many.delete(laneId);
    else if (this.waiters.single.has(laneId)) return;
    if (!this.waiters[use].has(laneId)) this.waiters[use].set(laneId, { site, granted });
    for (const giveUp of this.idle) {
      this.idle.delete(giveUp);
      giveUp();
      return;
    }
  }

  /** An open connection has nothing to say; it may wait for more as long as nobody waits for its socket. */
  mayIdle(giveUp: () => void): boolean {
    if (this.someoneWaits) return false;
    this.idle.add(giveUp);
    return true;
  }

  idleNoMore(giveUp: () => void): void {
    this.idle.delete(giveUp);
  }

  /** The lane got its socket another way, or needs none any more. */
  stopWaiting(laneId: number): void {
    this.waiters.single.delete(laneId);
    this.waiters.many.delete(laneId);
  }

  isWaiting(laneId: number): boolean {
    return this.waiters.single.has(laneId) || this.waiters.many.has(laneId);
  }

  /** In the order in which they came, whoever may have one now; mail to one first. */
  private handOver(): void {
    const winners: (() => void)[] = [];
    for (const use of ['single', 'many'] as const) {
      if (this.waiters[use].size === 0 || !this.hasRoom(use)) continue;
      let looked = 0;
      let slowMay = this.hasRoomForSlow(use);
      for (const [laneId, { site, granted }] of this.waiters[use]) {
        if (!this.hasRoom(use) || (looked += 1) > LOOKED_AT) break;
        if (!this.mayTake(site, use, slowMay)) continue;
        this.waiters[use].delete(laneId);
        this.take(site, use);
        slowMay = this.hasRoomForSlow(use);
        winners.push(() => granted(use));
      }
    }
    for (const win of winners) win();
  }

  private hasRoom(use: SocketUse): boolean {
    const left = this.limit - this.total;
    return left > 0 && !(use === 'many' && this.limit > 1 && left <= Math.floor(this.limit / 4));
  }

  private mayTake(site: string, use: SocketUse, slowMay: boolean): boolean {
    return this.usedBy(site) < Math.max(1, Math.floor(this.limit / 4)) && (slowMay || this.quick(site));
  }

  private get someoneWaits(): boolean {
    return this.waiters.single.size + this.waiters.many.size > 0;
  }

  private usedBy(site: string): number {
    return (this.inUse.single.get(site) ?? 0) + (this.inUse.many.get(site) ?? 0);
  }

  /** Half for each use, and never the last quarter: that is for quick sites, whoever writes to them. */
  private hasRoomForSlow(use: SocketUse): boolean {
    const [single, many] = [this.takenBySlow('single'), this.takenBySlow('many')];
    const own = use === 'single' ? single : many;
    const most = Math.max(1, Math.floor((this.limit * 3) / 4));
    return own < Math.max(1, Math.floor(this.limit / 2)) && single + many < most;
  }

  get used(): number {
    return this.total;
  }

  private quick(site: string): boolean {
    return this.health.get(site)?.isQuick(this.nowMs()) ?? false;
  }

  private takenBySlow(use: SocketUse): number {
    let taken = 0;
    for (const [site, count] of this.inUse[use]) if (!this.quick(site)) taken += count;
    return taken;
  }
}
