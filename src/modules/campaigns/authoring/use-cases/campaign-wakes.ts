import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../../platform/database/tx.js';
import { Queues } from '../../../../platform/queue/queues.js';
import { Signal } from '../../../../platform/queue/signal.js';

/** Says that a campaign has something to do: here at once, in other processes through the queue, and at last by their polls. */
@Injectable()
export class CampaignWakes {
  readonly here = new Signal();

  constructor(private readonly queues: Queues) {}

  afterCommit(tx: Tx, campaignId: string): void {
    tx.afterCommit(() => this.now(campaignId));
  }

  now(campaignId: string): void {
    this.here.raise();
    this.queues.wake('campaigns', `campaign:${campaignId}`, { campaignId });
  }
}
