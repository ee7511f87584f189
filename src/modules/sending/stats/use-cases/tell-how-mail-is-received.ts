import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Instant } from '../../../../kernel/time/instant.js';
import { DedicatedIpsFacade, type SendingFiguresSource } from '../../../dedicated-ips/index.js';
import { SendingFiguresRepository } from '../data/sending-figures.repository.js';
import { CountStats } from './count-stats.js';

/** What the reputation of addresses, domains and accounts is judged by. */
@Injectable()
export class TellHowMailIsReceived implements OnModuleInit, SendingFiguresSource {
  constructor(
    private readonly figures: SendingFiguresRepository,
    private readonly dedicatedIps: DedicatedIpsFacade,
    private readonly counting: CountStats,
  ) {}

  onModuleInit(): void {
    this.dedicatedIps.registerFigures(this);
  }

  /** The first that is asked for in a round: what is not counted yet is counted before it. */
  async byAddress(now: Instant) {
    await this.counting.run();
    return this.figures.unscopedByAddress(now);
  }

  bySender(after: string | null, accounts: number, now: Instant) {
    return this.figures.unscopedBySender(after, accounts, now);
  }

  ofAccount(accountId: string, now: Instant) {
    return this.figures.unscopedOfAccount(accountId, now);
  }

  volumesOf(accountId: string, from: Instant, to: Instant) {
    return this.figures.unscopedVolumesOf(accountId, from, to);
  }
}
