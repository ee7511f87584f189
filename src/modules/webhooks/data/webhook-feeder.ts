import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { HotPool } from '../../../platform/database/hot-pool.js';

/** Which process feeds, on machine time. Two who do would harm nothing but read everything twice. */
@Injectable()
export class WebhookFeeder {
  private readonly owner = randomUUID();

  constructor(private readonly pool: HotPool) {}

  /** Takes or keeps the work for some seconds; false while another process has it. */
  async hold(): Promise<boolean> {
    const { rowCount } = await this.pool.query({
      name: 'webhook_feeder_hold',
      text: `update webhook_feeder set owner = $1, lease_until = clock_timestamp() + interval '10 seconds'
              where owner = $1 or lease_until < clock_timestamp()`,
      values: [this.owner],
    });
    return rowCount === 1;
  }

  async giveUp(): Promise<void> {
    await this.pool.query(`update webhook_feeder set owner = null, lease_until = '-infinity' where owner = $1`, [
      this.owner,
    ]);
  }
}
