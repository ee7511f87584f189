/**
 * Who may open one more connection in this process. A site gets at most a quarter of the sockets; sites that are slow,
 * or of which nothing is known yet, at most half together. So a tarpit, or a thousand of them, never take the sockets
 * that quick mail needs.
 */

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

export class SocketBudget {
  private readonly inUse = new Map<string, number>();
  private readonly health = new Map<string, SiteHealth>();
  private readonly waiters = new Map<number, { site: string; notify: () => void }>();
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
  take(site: string): boolean {
    const mine = this.inUse.get(site) ?? 0;
    if (this.total >= this.limit || mine >= Math.max(1, Math.floor(this.limit / 4))) return false;
    if (!this.quick(site) && this.takenBySlow() >= Math.max(1, Math.floor(this.limit / 2))) return false;
    this.inUse.set(site, mine + 1);
    this.total += 1;
    return true;
  }

  release(site: string): void {
    const mine = this.inUse.get(site) ?? 0;
    if (mine === 0) return;
    this.total -= 1;
    if (mine > 1) this.inUse.set(site, mine - 1);
    else {
      this.inUse.delete(site);
      if (this.health.size > 10_000) this.health.delete(site);
    }
    if (this.waiters.size > 0) this.notifyWaiters();
  }

  /** Calls back once when a socket came free that the site may try for. One call per lane. */
  whenFree(site: string, laneId: number, notify: () => void): void {
    if (!this.waiters.has(laneId)) this.waiters.set(laneId, { site, notify });
    for (const giveUp of this.idle) {
      this.idle.delete(giveUp);
      giveUp();
      return;
    }
  }

  /** An open connection has nothing to say; it may wait for more as long as nobody waits for its socket. */
  mayIdle(giveUp: () => void): boolean {
    if (this.waiters.size > 0) return false;
    this.idle.add(giveUp);
    return true;
  }

  idleNoMore(giveUp: () => void): void {
    this.idle.delete(giveUp);
  }

  isWaiting(laneId: number): boolean {
    return this.waiters.has(laneId);
  }

  /** Some quick sites and some slow ones get the chance, in the order in which they came; who fails queues up again. */
  private notifyWaiters(): void {
    const left = { quick: 2, slow: 2 };
    let looked = 0;
    for (const [laneId, waiter] of this.waiters) {
      if (left.quick + left.slow === 0 || (looked += 1) > 50) return;
      const kind = this.quick(waiter.site) ? 'quick' : 'slow';
      if (left[kind] === 0) continue;
      left[kind] -= 1;
      this.waiters.delete(laneId);
      queueMicrotask(waiter.notify);
    }
  }

  get used(): number {
    return this.total;
  }

  private quick(site: string): boolean {
    return this.health.get(site)?.isQuick(this.nowMs()) ?? false;
  }

  private takenBySlow(): number {
    let taken = 0;
    for (const [site, count] of this.inUse) if (!this.quick(site)) taken += count;
    return taken;
  }
}
