import { addMs, type Instant } from '../../../kernel/time/instant.js';
import type { Clock } from '../../../platform/clock/clock.js';
import type { LaneSessions, SiteLimit } from '../../spool/index.js';
import { type LimitAnswer, type LimitOutcome, nextLimit } from '../rules/learned-limit.js';
import { replyShown } from '../rules/reply-shown.js';
import type { Route } from './ports.js';
import type { SocketBudget } from './socket-budget.js';

/** Another process may learn at the same moment; then what it wrote is looked at first. */
const TRIES = 3;
const REMEMBERED = 10_000;

/** What went well at one site from one of our addresses, in this process. */
interface CleanMail {
  cleanInARow: number;
  cleanSinceStep: number;
  /** The lowest median of replies that was seen: what the site needs while we do not crowd it. */
  bestLatencyMs: number | null;
}

/** What teaches and what sets the bounds. */
interface LimitTools {
  sessions: Pick<LaneSessions, 'limitOf' | 'learnLimit'>;
  clock: Pick<Clock, 'now' | 'monotonicMs'>;
  route: Route;
  budget: SocketBudget;
}

/** What the replies of sites teach about the number of their connections, kept where all processes see it. */
export class SiteLimits {
  private readonly records = new Map<string, CleanMail>();

  constructor(private readonly context: LimitTools) {}

  noteTaken(ip: string, site: string): void {
    const record = this.recordOf(ip, site);
    record.cleanInARow += 1;
    record.cleanSinceStep += 1;
  }

  /** Answers whether more connections may be opened than a moment ago. */
  async openMore(ip: string, site: string): Promise<boolean> {
    const record = this.recordOf(ip, site);
    if (record.cleanSinceStep === 0) return false;
    const { kind } = await this.learn(ip, site, 'clean', null);
    if (kind !== 'limit') return false;
    record.cleanSinceStep = 0;
    return true;
  }

  /** Answers false when there is one connection only, so that fewer would be none. */
  async openFewer(ip: string, site: string, words: string): Promise<boolean> {
    this.records.delete(keyOf(ip, site));
    return (await this.learn(ip, site, 'complained', words)).kind !== 'rest';
  }

  /** It asked for less speed, and rests: afterwards it gets fewer connections as well. */
  async throttled(ip: string, site: string, words: string): Promise<void> {
    this.records.delete(keyOf(ip, site));
    await this.learn(ip, site, 'throttled', words);
  }

  /** A connection could not be opened: what the site had above its shaping may be why. */
  async strained(ip: string, site: string, words: string): Promise<void> {
    const known = this.records.delete(keyOf(ip, site));
    // Whoever never took anything has earned nothing that could be taken back.
    if (known) await this.learn(ip, site, 'strained', words);
  }

  private async learn(ip: string, site: string, outcome: LimitOutcome, words: string | null): Promise<LimitAnswer> {
    for (let tries = 1; ; tries += 1) {
      const was = await this.context.sessions.limitOf(ip, site);
      const now = this.context.clock.now();
      const answer = this.judge(ip, site, was, outcome, now);
      if (answer.kind !== 'limit') return answer;
      const written = await this.context.sessions.learnLimit(ip, site, was, {
        at: now,
        limit: answer.limit,
        until: addMs(now, answer.forMs),
        reply: words === null ? null : replyShown(words),
        complainedAt: outcome === 'complained' || outcome === 'throttled' ? now : was.complainedAt,
        by: answer.by,
        goodAnswers: this.recordOf(ip, site).cleanInARow,
      });
      if (written || tries === TRIES) return written ? answer : { kind: 'stay' };
    }
  }

  private judge(ip: string, site: string, was: SiteLimit, outcome: LimitOutcome, now: Instant): LimitAnswer {
    const { route, budget, clock } = this.context;
    const { connections: base, mostConnections: cap } = route.shapingOf(site);
    const holds = was.learnedUntil === null || was.learnedUntil > now;
    const record = this.recordOf(ip, site);
    const latencyMs = budget.healthOf(site).latencyMs(clock.monotonicMs());
    if (latencyMs !== null) record.bestLatencyMs = Math.min(record.bestLatencyMs ?? Infinity, latencyMs);
    return nextLimit({
      outcome,
      learned: holds ? was.learnedMax : null,
      base,
      cap,
      open: was.open,
      sinceChangeMs: was.learnedAt === null ? null : now - was.learnedAt,
      sinceComplaintMs: was.complainedAt === null ? null : now - was.complainedAt,
      latencyMs,
      ...record,
    });
  }

  private recordOf(ip: string, site: string): CleanMail {
    const key = keyOf(ip, site);
    let record = this.records.get(key);
    if (!record) {
      if (this.records.size >= REMEMBERED) this.records.delete(this.records.keys().next().value ?? '');
      this.records.set(key, (record = { cleanInARow: 0, cleanSinceStep: 0, bestLatencyMs: null }));
    }
    return record;
  }
}

function keyOf(ip: string, site: string): string {
  return `${ip} ${site}`;
}
