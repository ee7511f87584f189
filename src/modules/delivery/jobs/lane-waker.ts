import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { Config } from '../../../platform/config/config.js';
import { Queues } from '../../../platform/queue/queues.js';
import { LaneDirectory, SpoolFacade } from '../../spool/index.js';

/**
 * Passes wake-ups of processes without lanes to those with them, as Bull jobs. The job's id carries the lane's generation,
 * read after the commit: Bull ignores an id it still has, and the run raises the generation before its first claim, so
 * a wake-up during a run is never mistaken for the one that started it.
 */
@Injectable()
export class LaneWaker implements OnModuleInit, OnModuleDestroy {
  private readonly log = new Logger('LaneWaker');
  private readonly waiting = new Set<number>();
  private passing = false;
  private stopListening: () => void = () => undefined;

  constructor(
    private readonly config: Config,
    private readonly spool: SpoolFacade,
    private readonly lanes: LaneDirectory,
    private readonly queues: Queues,
  ) {}

  onModuleInit(): void {
    if (this.config.has('worker')) return;
    this.stopListening = this.spool.onWake((laneIds) => {
      for (const laneId of laneIds) this.waiting.add(laneId);
      void this.pass();
    });
  }

  onModuleDestroy(): void {
    this.stopListening();
  }

  /** One look-up at a time; what comes meanwhile shares the next. */
  private async pass(): Promise<void> {
    if (this.passing) return;
    this.passing = true;
    try {
      while (this.waiting.size > 0) {
        const laneIds = [...this.waiting];
        this.waiting.clear();
        const generations = await this.lanes.generationsOf(laneIds);
        for (const [laneId, generation] of generations) {
          this.queues.wake('lanes', `lane:${laneId}:${generation}`, { laneId, generation });
        }
      }
    } catch (err) {
      this.log.warn({ msg: 'lane wake-ups were lost; the sweep finds the lanes', err });
    } finally {
      this.passing = false;
    }
  }
}
