import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Instant } from '../../../../kernel/time/instant.js';
import { type DueSource, DueSources, RANK } from '../../../../platform/schedule/due-sources.js';
import { FreeRestedIps } from '../use-cases/free-rested-ips.js';

@Injectable()
export class FreeRestedIpsWhenDue implements DueSource, OnModuleInit {
  readonly name = 'free-rested-ips';
  readonly rank = RANK.delivery + 8;

  constructor(
    private readonly freeing: FreeRestedIps,
    private readonly sources: DueSources,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  nextDue(): Promise<Instant | null> {
    return this.freeing.nextDate();
  }

  runDue(at: Instant): Promise<void> {
    return this.freeing.run(at);
  }
}
