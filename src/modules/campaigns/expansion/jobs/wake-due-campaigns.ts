import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Instant } from '../../../../kernel/time/instant.js';
import { type DueSource, DueSources, RANK } from '../../../../platform/schedule/due-sources.js';
import { CampaignWakes } from '../../authoring/index.js';
import { ExpansionsRepository } from '../data/expansions.repository.js';

/** Campaigns whose time has come: to begin, to go on with the next zone or window, to decide their test. */
@Injectable()
export class WakeDueCampaigns implements DueSource, OnModuleInit {
  readonly name = 'wake-due-campaigns';
  readonly rank = RANK.delivery + 8;

  constructor(
    private readonly expansions: ExpansionsRepository,
    private readonly wakes: CampaignWakes,
    private readonly sources: DueSources,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  nextDue(): Promise<Instant | null> {
    return this.expansions.nextDue();
  }

  async runDue(at: Instant): Promise<void> {
    for (const id of await this.expansions.wakeDue(at)) this.wakes.now(id);
  }
}
