import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Instant } from '../../../kernel/time/instant.js';
import { type DueSource, DueSources, RANK } from '../../../platform/schedule/due-sources.js';
import { SpoolFacade } from '../spool.facade.js';

const PAGE = 1000;

/** Retries become ready when their time has come; what has outlived its `expiresAt` ends first. */
@Injectable()
export class PromoteWaitingMail implements DueSource, OnModuleInit {
  readonly name = 'promote-waiting-mail';
  readonly rank = RANK.spool;

  constructor(
    private readonly spool: SpoolFacade,
    private readonly sources: DueSources,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  nextDue(): Promise<Instant | null> {
    return this.spool.nextDue();
  }

  async runDue(at: Instant): Promise<void> {
    while ((await this.spool.expire(at, PAGE)) === PAGE);
    while ((await this.spool.promote(at, PAGE)) === PAGE);
  }
}
