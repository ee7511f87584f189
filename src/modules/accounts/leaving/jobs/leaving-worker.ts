import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Config } from '../../../../platform/config/config.js';
import { LeavingSignals } from '../use-cases/leaving-signals.js';
import { PurgeAccounts } from '../use-cases/purge-accounts.js';
import { WriteExports } from '../use-cases/write-exports.js';
import { LeasedLoop } from './leased-loop.js';

/** Exports and purges run where workers run, one of each at a time in every process. */
@Injectable()
export class LeavingWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loops: LeasedLoop[];

  constructor(
    private readonly config: Config,
    signals: LeavingSignals,
    exports: WriteExports,
    purges: PurgeAccounts,
  ) {
    this.loops = [
      new LeasedLoop('Exports', signals.exports, (stop) => exports.runNext(stop)),
      new LeasedLoop('Purge', signals.purges, (stop) => purges.runNext(stop)),
    ];
  }

  onApplicationBootstrap(): void {
    if (this.config.has('worker')) this.loops.forEach((loop) => loop.start());
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.loops.map((loop) => loop.stop()));
  }
}
