import { setTimeout } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { addMs, MINUTE_MS } from '../../../../kernel/time/instant.js';
import { Clock } from '../../../../platform/clock/clock.js';
import { GivingWay } from '../../../../platform/giving-way/giving-way.js';
import { Config } from '../../../../platform/config/config.js';
import { Queues } from '../../../../platform/queue/queues.js';
import { QuiescenceProbes } from '../../../../platform/schedule/due-sources.js';
import { CampaignWakes } from '../../authoring/index.js';
import { ExpansionsRepository } from '../data/expansions.repository.js';
import { DecideWinner } from '../use-cases/decide-winner.js';
import { ExpandCampaign } from '../use-cases/expand-campaign.js';

const POLL_MS = 500;

/** What is done for a campaign that is ready. */
@Injectable()
export class ExpansionWork {
  constructor(
    readonly expand: ExpandCampaign,
    readonly decide: DecideWinner,
    readonly expansions: ExpansionsRepository,
    readonly way: GivingWay,
  ) {}
}

/** The worker role: step by step, campaign by campaign, as long as one is ready. PostgreSQL says which; a job only wakes. */
@Injectable()
export class ExpandCampaigns implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger('ExpandCampaigns');
  private running: Promise<void> | null = null;
  private ending = false;

  constructor(
    private readonly config: Config,
    private readonly clock: Clock,
    private readonly work: ExpansionWork,
    private readonly wakes: CampaignWakes,
    private readonly queues: Queues,
    probes: QuiescenceProbes,
  ) {
    probes.register({ name: 'campaigns', isIdle: async () => !(await work.expansions.hasReady()) });
  }

  onApplicationBootstrap(): void {
    if (!this.config.has('worker')) return;
    this.queues.process('campaigns', 1, () => Promise.resolve(this.wakes.here.raise()));
    this.running = this.loop();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.ending = true;
    this.wakes.here.raise();
    await this.running;
  }

  private async loop(): Promise<void> {
    while (!this.ending) {
      const begunMs = this.clock.monotonicMs();
      if (await this.once()) await this.giveWay(begunMs);
      else await this.wakes.here.wait(POLL_MS);
    }
  }

  /** Single mail has the machine for a moment, when some is about. */
  private async giveWay(begunMs: number): Promise<void> {
    const restMs = this.work.way.restMs(this.clock.monotonicMs() - begunMs);
    if (restMs > 0 && !this.ending) await setTimeout(restMs);
  }

  /** Answers whether there may be more to do at once. A campaign that goes wrong keeps no other waiting. */
  private async once(): Promise<boolean> {
    let at: string | null = null;
    try {
      const outcome = await this.work.expand.step((id) => (at = id));
      if (outcome.kind === 'decide') await this.work.decide.run(outcome.accountId, outcome.id);
      return outcome.kind !== 'nothing';
    } catch (err) {
      this.log.warn({ msg: 'a step of a campaign failed; it is tried again', campaign: at, err });
      if (at !== null) await this.postpone(at);
      return false;
    }
  }

  private async postpone(id: string): Promise<void> {
    await this.work.expansions.postpone(id, addMs(this.clock.now(), MINUTE_MS)).catch(() => undefined);
  }
}
