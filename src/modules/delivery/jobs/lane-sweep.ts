import type { Clock } from '../../../platform/clock/clock.js';
import type { LaneDirectory, LaneSessions } from '../../spool/index.js';

const SWEEP_MS = 10_000;
const LOOK_FOR_DEAD_MS = 1_000;
/** A lock that is free this long belongs to a dead process, not to one that reconnects. */
const DEAD_AFTER_MS = 3_000;

export interface SweptLanes {
  wake(laneIds: readonly number[]): void;
}

/** Finds what no wake-up announced: lanes with ready rows, and sessions of dead workers. */
export class LaneSweep {
  private readonly timers: NodeJS.Timeout[] = [];
  private readonly unlockedSinceMs = new Map<number, number>();
  private sweeping = false;
  private looking = false;

  constructor(
    private readonly lanes: LaneDirectory,
    private readonly sessions: LaneSessions,
    private readonly supervisor: SweptLanes,
    private readonly clock: Pick<Clock, 'now' | 'monotonicMs'>,
    private readonly onError: (error: unknown) => void,
    /** So many deliveries were set apart, for people to look at. */
    private readonly onQuarantine: (deliveries: number) => void,
  ) {}

  start(): void {
    void this.sweep();
    void this.takeOverDead();
    this.timers.push(
      setInterval(() => void this.sweep(), SWEEP_MS),
      setInterval(() => void this.takeOverDead(), LOOK_FOR_DEAD_MS),
    );
  }

  stop(): void {
    for (const timer of this.timers) clearInterval(timer);
  }

  async sweep(): Promise<void> {
    if (this.sweeping) return;
    this.sweeping = true;
    try {
      this.supervisor.wake(await this.lanes.readyLanes());
    } catch (error) {
      this.onError(error);
    } finally {
      this.sweeping = false;
    }
  }

  private async takeOverDead(): Promise<void> {
    if (this.looking) return;
    this.looking = true;
    try {
      const dead = this.deadAmong(await this.sessions.ownersWithoutLock());
      const taken = await this.sessions.takeOver(this.clock.now(), dead);
      if (taken.length > 0) this.supervisor.wake(taken.map((session) => session.laneId));
      const apart = taken.reduce((sum, { quarantined }) => sum + quarantined, 0);
      if (apart > 0) this.onQuarantine(apart);
    } catch (error) {
      this.onError(error);
    } finally {
      this.looking = false;
    }
  }

  private deadAmong(unlocked: readonly number[]): number[] {
    const now = this.clock.monotonicMs();
    for (const owner of this.unlockedSinceMs.keys()) if (!unlocked.includes(owner)) this.unlockedSinceMs.delete(owner);
    for (const owner of unlocked) if (!this.unlockedSinceMs.has(owner)) this.unlockedSinceMs.set(owner, now);
    return unlocked.filter((owner) => now - (this.unlockedSinceMs.get(owner) ?? now) >= DEAD_AFTER_MS);
  }
}
