import { addMs, type Instant, MINUTE_MS } from '../../../../kernel/time/instant.js';
import type { SlaCalendar, Target } from './sla-policy.js';

/** Of the time promised, after which whoever is responsible is warned. */
const WARNED_AFTER = 0.75;

export interface ClockState {
  /** `none`: nothing was asked, or nothing is promised. Late or not is seen from `missedAt`. */
  status: 'none' | 'running' | 'paused' | 'met' | 'missed';
  /** While it runs. */
  dueAt: Instant | null;
  /** While it runs, before it is due. */
  warnAt: Instant | null;
  /** When the promise was broken. */
  missedAt: Instant | null;
}

/** One promise: how much of its time is used up, and whether it was kept. */
export class Stopwatch {
  private usedMs = 0;
  private since: Instant | null = null;
  private promisedAt: Instant | null = null;
  private missedAt: Instant | null = null;
  private verdict: 'met' | 'missed' | null = null;
  private begun = false;

  /** `anew`: once stopped, it starts from nothing the next time; otherwise it goes on where it was. */
  constructor(
    private target: Target | null,
    private readonly calendar: SlaCalendar,
    private readonly anew = false,
  ) {}

  /** Another promise from now on. What was broken stays broken, and nothing new is due before this moment. */
  promise(target: Target | null, at: Instant): void {
    this.settle(at);
    this.target = target;
    this.promisedAt = at;
  }

  /** Starts, goes on or pauses. */
  run(wanted: boolean, at: Instant): void {
    if (!wanted) {
      this.settle(at);
      this.since = null;
    } else if (this.since === null) {
      if (this.anew) this.forget();
      this.begun = true;
      this.verdict = null;
      this.since = at;
    }
  }

  /** What was promised is done, in time or late; null when nothing was owed. */
  end(at: Instant): 'met' | 'missed' | null {
    if (!this.begun || this.verdict !== null || this.target === null) return null;
    this.settle(at);
    this.since = null;
    this.verdict = this.missedAt === null ? 'met' : 'missed';
    return this.verdict;
  }

  /** Nobody waits for it any more; true when it was broken by then. */
  drop(at: Instant): boolean {
    if (!this.begun || this.verdict !== null) return false;
    this.settle(at);
    const broken = this.missedAt !== null;
    this.since = null;
    this.verdict = broken ? 'missed' : null;
    this.begun = broken;
    return broken;
  }

  stateAt(now: Instant): ClockState {
    const dueAt = this.dueAt();
    const brokenBy = dueAt !== null && dueAt <= now ? dueAt : null;
    const late = this.missedAt ?? brokenBy;
    return { status: this.status(), dueAt, warnAt: late === null ? this.warnAt() : null, missedAt: late };
  }

  private status(): ClockState['status'] {
    if (!this.begun || this.target === null) return 'none';
    if (this.verdict !== null) return this.verdict;
    return this.since === null ? 'paused' : 'running';
  }

  private dueAt(): Instant | null {
    return this.since === null || this.target === null ? null : (this.missedAt ?? this.reachedAt(1));
  }

  private warnAt(): Instant | null {
    return this.since === null || this.target === null ? null : this.reachedAt(WARNED_AFTER);
  }

  /** When this part of the promised time is used up, if the clock goes on running. */
  private reachedAt(part: number): Instant {
    const { minutes, hours } = this.target!;
    const leftMs = minutes * MINUTE_MS * part - this.usedMs;
    const earliest = latest(this.since!, this.promisedAt);
    if (leftMs <= 0) return earliest;
    if (hours === 'always') return latest(addMs(this.since!, leftMs), this.promisedAt);
    return latest(this.calendar.addBusinessMinutes(this.since!, leftMs / MINUTE_MS), this.promisedAt);
  }

  private settle(at: Instant): void {
    if (this.since === null || at <= this.since) return;
    const dueAt = this.dueAt();
    if (dueAt !== null && dueAt <= at) this.missedAt = dueAt;
    this.usedMs += this.target?.hours === 'always' ? at - this.since : this.calendar.businessMsBetween(this.since, at);
    this.since = at;
  }

  private forget(): void {
    this.usedMs = 0;
    this.promisedAt = null;
    this.missedAt = null;
  }
}

function latest(at: Instant, other: Instant | null): Instant {
  return other !== null && other > at ? other : at;
}
