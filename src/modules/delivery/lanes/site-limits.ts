import { addMs, type Instant } from '../../../kernel/time/instant.js';
import type { SiteLimit } from '../../spool/index.js';
import { type LimitAnswer, nextLimit } from '../rules/learned-limit.js';
import { replyShown } from '../rules/reply-shown.js';
import type { LaneContext } from './lane-context.js';

/** Another process may learn at the same moment; then what it wrote is looked at first. */
const TRIES = 3;

type Limits = Pick<LaneContext, 'sessions' | 'clock' | 'route' | 'budget'>;

/** What the replies of a site teach about the number of its connections, kept where all processes see it. */
export class SiteLimits {
  private cleanInARow = 0;
  private cleanSinceStep = 0;

  constructor(private readonly context: Limits) {}

  noteTaken(): void {
    this.cleanInARow += 1;
    this.cleanSinceStep += 1;
  }

  /** Answers whether more connections may be opened than a moment ago. */
  async openMore(ip: string, site: string): Promise<boolean> {
    if (this.cleanSinceStep === 0) return false;
    const { kind } = await this.learn(ip, site, null);
    if (kind !== 'limit') return false;
    this.cleanSinceStep = 0;
    return true;
  }

  /** Answers false when there is one connection only, so that fewer would be none. */
  async openFewer(ip: string, site: string, words: string): Promise<boolean> {
    this.cleanInARow = 0;
    this.cleanSinceStep = 0;
    return (await this.learn(ip, site, words)).kind !== 'rest';
  }

  /** `words` are those of a complaint; null when mail went well. */
  private async learn(ip: string, site: string, words: string | null): Promise<LimitAnswer> {
    for (let tries = 1; ; tries += 1) {
      const was = await this.context.sessions.limitOf(ip, site);
      const now = this.context.clock.now();
      const answer = this.judge(site, was, words !== null, now);
      if (answer.kind !== 'limit') return answer;
      const written = await this.context.sessions.learnLimit(ip, site, was, {
        at: now,
        limit: answer.limit,
        until: addMs(now, answer.forMs),
        reply: words === null ? null : replyShown(words),
        complainedAt: words === null ? was.complainedAt : now,
      });
      if (written || tries === TRIES) return written ? answer : { kind: 'stay' };
    }
  }

  private judge(site: string, was: SiteLimit, complained: boolean, now: Instant): LimitAnswer {
    const { route, budget, clock } = this.context;
    const { connections: base, mostConnections: cap } = route.shapingOf(site);
    const holds = was.learnedUntil === null || was.learnedUntil > now;
    return nextLimit({
      outcome: complained ? 'complained' : 'clean',
      learned: holds ? was.learnedMax : null,
      base,
      cap,
      open: was.open,
      sinceChangeMs: was.learnedAt === null ? null : now - was.learnedAt,
      sinceComplaintMs: was.complainedAt === null ? null : now - was.complainedAt,
      latencyMs: budget.healthOf(site).latencyMs(clock.monotonicMs()),
      cleanInARow: this.cleanInARow,
      cleanSinceStep: this.cleanSinceStep,
    });
  }
}
