import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Config } from '../../../platform/config/config.js';
import { WebhookFeeder } from '../data/webhook-feeder.js';
import { ContinueReplay } from '../use-cases/continue-replay.js';
import { FeedMailEvents } from '../use-cases/feed-mail-events.js';
import { FeedSmsEvents } from '../use-cases/feed-sms-events.js';
import { DispatchWebhooks } from './dispatch-webhooks.js';
import { Loop } from './loop.js';

const POLL_MS = 300;

/** In one process of the workers at a time: events are put in line, and what is to be sent once more. */
@Injectable()
export class FeedWebhooks implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger('FeedWebhooks');
  private readonly loop: Loop;

  constructor(
    private readonly config: Config,
    private readonly feeder: WebhookFeeder,
    private readonly events: FeedMailEvents,
    private readonly sms: FeedSmsEvents,
    private readonly replays: ContinueReplay,
    private readonly dispatch: DispatchWebhooks,
  ) {
    this.loop = new Loop(
      POLL_MS,
      () => this.once(),
      (err) => this.log.warn({ msg: 'events could not be put in line; trying again', err }),
    );
    dispatch.feedBy(() => this.loop.signal.raise());
  }

  onApplicationBootstrap(): void {
    if (this.config.has('worker')) this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    if (!this.config.has('worker')) return;
    await this.loop.stop();
    await this.feeder.giveUp().catch(() => undefined);
  }

  private async once(): Promise<boolean> {
    if (!(await this.feeder.hold())) return false;
    const { more, made } = await this.events.run();
    const sms = await this.sms.run();
    const replayed = await this.replays.run();
    if (made > 0 || sms.made > 0 || replayed) this.dispatch.wake();
    return more || sms.more || replayed;
  }
}
