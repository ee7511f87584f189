import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Instant } from '../../../../kernel/time/instant.js';
import { type DueSource, DueSources, RANK } from '../../../../platform/schedule/due-sources.js';
import { FitAllowance } from '../use-cases/fit-allowance.js';

@Injectable()
export class FitAllowancesWhenDue implements DueSource, OnModuleInit {
  readonly name = 'fit-ip-allowances';
  readonly rank = RANK.delivery + 9;

  constructor(
    private readonly fitting: FitAllowance,
    private readonly sources: DueSources,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  nextDue(): Promise<Instant | null> {
    return this.fitting.nextDate();
  }

  runDue(at: Instant): Promise<void> {
    return this.fitting.run(at);
  }
}
