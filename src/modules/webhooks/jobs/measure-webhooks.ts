import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Metrics } from '../../../platform/observability/metrics.js';
import { WebhookQueuesRepository } from '../data/webhook-queues.repository.js';

/** Whether receivers are called in time, as figures. No label names one: there are as many as customers like. */
@Injectable()
export class MeasureWebhooks implements OnModuleInit {
  constructor(
    private readonly queues: WebhookQueuesRepository,
    private readonly metrics: Metrics,
  ) {}

  onModuleInit(): void {
    this.metrics.observe('webhook_oldest_seconds', async () => (await this.queues.unscopedFigures()).oldestSeconds);
    this.metrics.observe('webhook_receivers_troubled', async () => (await this.queues.unscopedFigures()).troubled);
  }
}
