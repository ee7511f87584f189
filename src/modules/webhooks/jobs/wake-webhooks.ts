import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Instant } from '../../../kernel/time/instant.js';
import { type DueSource, DueSources, RANK } from '../../../platform/schedule/due-sources.js';
import { WebhookQueuesRepository } from '../data/webhook-queues.repository.js';
import { DispatchWebhooks } from './dispatch-webhooks.js';

const PAGE = 1_000;

/** Receivers whose rest is over, whose retries are due or whose batches have waited long enough become ready. */
@Injectable()
export class WakeWebhooks implements DueSource, OnModuleInit {
  readonly name = 'wake-webhooks';
  readonly rank = RANK.delivery;

  constructor(
    private readonly queues: WebhookQueuesRepository,
    private readonly dispatch: DispatchWebhooks,
    private readonly sources: DueSources,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  nextDue(): Promise<Instant | null> {
    return this.queues.unscopedNextWake();
  }

  async runDue(at: Instant): Promise<void> {
    while ((await this.queues.unscopedWake(at, PAGE)) === PAGE);
    this.dispatch.wake();
  }
}
