import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Config } from '../../../platform/config/config.js';
import { QuiescenceProbes } from '../../../platform/schedule/due-sources.js';
import { type Turn, WebhookQueuesRepository } from '../data/webhook-queues.repository.js';
import { FeedMailEvents } from '../use-cases/feed-mail-events.js';
import { TakeTurn } from '../use-cases/take-turn.js';
import { Loop } from './loop.js';

const POLL_MS = 300;
/** Receivers that this process calls at the same time: those that answer, and those that are slow or fail. */
const QUICK_PLACES = 16;
const TROUBLED_PLACES = 16;

/** The worker role: gives receivers their turns. PostgreSQL says whose turn it is; nothing is kept here but who is at it. */
@Injectable()
export class DispatchWebhooks implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger('DispatchWebhooks');
  private readonly turns = new Map<Promise<void>, 'quick' | 'troubled'>();
  private readonly loop: Loop;
  private hurryFeed = (): void => undefined;

  constructor(
    private readonly config: Config,
    private readonly queues: WebhookQueuesRepository,
    private readonly turn: TakeTurn,
    private readonly events: FeedMailEvents,
    probes: QuiescenceProbes,
  ) {
    this.loop = new Loop(
      POLL_MS,
      () => this.once(),
      (err) => this.log.warn({ msg: 'receivers could not be claimed; trying again', err }),
    );
    probes.register({ name: 'webhooks', isIdle: () => this.isIdle() });
  }

  onApplicationBootstrap(): void {
    if (this.config.has('worker')) this.loop.start();
  }

  /** Requests that are under way end first; what they brought is recorded. */
  async beforeApplicationShutdown(): Promise<void> {
    if (!this.config.has('worker')) return;
    await this.loop.stop();
    await Promise.all(this.turns.keys());
  }

  wake(): void {
    this.loop.signal.raise();
  }

  /** What makes the next look at new events come at once. */
  feedBy(hurry: () => void): void {
    this.hurryFeed = hurry;
  }

  private async once(): Promise<boolean> {
    const [quick, troubled] = [QUICK_PLACES - this.taken('quick'), TROUBLED_PLACES - this.taken('troubled')];
    if (quick + troubled === 0) return false;
    for (const turn of await this.queues.unscopedClaim(quick, troubled)) this.begin(turn);
    return false;
  }

  private begin(turn: Turn): void {
    const running = this.turn
      .run(turn, () => this.loop.isEnding)
      .catch((err: unknown) => this.log.warn({ msg: 'a turn failed; its lease ends it', webhook: turn.webhookId, err }))
      .finally(() => {
        this.turns.delete(running);
        this.wake();
      });
    this.turns.set(running, turn.troubled ? 'troubled' : 'quick');
  }

  private taken(kind: 'quick' | 'troubled'): number {
    return [...this.turns.values()].filter((taken) => taken === kind).length;
  }

  /** Whoever moves the clock waits for this: then nothing waits for the next look at it. */
  private async isIdle(): Promise<boolean> {
    if (!(await this.queues.unscopedIsBusy()) && (await this.events.isDone())) return true;
    this.hurryFeed();
    return false;
  }
}
