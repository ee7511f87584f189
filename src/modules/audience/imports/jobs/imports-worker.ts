import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleInit,
} from '@nestjs/common';
import { Config } from '../../../../platform/config/config.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { QuiescenceProbes } from '../../../../platform/schedule/due-sources.js';
import { ImportsRepository } from '../data/imports.repository.js';
import { ImportTrail } from '../use-cases/import-trail.js';
import { RunImports } from '../use-cases/run-imports.js';

/** How often a process looks for imports that another one took in, or left. */
const POLL_MS = 1_000;

/** Reads imports where workers run, one at a time in each process. Imports are rows: a lost wake-up costs a second. */
@Injectable()
export class ImportsWorker implements OnModuleInit, OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger('Imports');
  private readonly stopping = new AbortController();
  private running: Promise<void> | null = null;

  constructor(
    private readonly config: Config,
    private readonly unitOfWork: UnitOfWork,
    private readonly imports: ImportsRepository,
    private readonly runImports: RunImports,
    private readonly trail: ImportTrail,
    private readonly probes: QuiescenceProbes,
  ) {}

  onModuleInit(): void {
    this.probes.register({
      name: 'imports',
      isIdle: async () => !(await this.unitOfWork.runAsWorker((tx) => this.imports.unscopedAnyOpen(tx))),
    });
  }

  onApplicationBootstrap(): void {
    if (this.config.has('worker')) this.running = this.loop();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    this.trail.waiting.raise();
    await this.running;
  }

  private async loop(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      let worked = false;
      try {
        worked = await this.runImports.runNext(signal);
      } catch (error) {
        this.log.warn({ msg: 'imports could not be looked for; trying again', err: error });
      }
      if (!worked && !signal.aborted) await this.trail.waiting.wait(POLL_MS);
    }
  }
}
