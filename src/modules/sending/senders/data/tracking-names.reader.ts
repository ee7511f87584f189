import { Injectable } from '@nestjs/common';
import { HotPool } from '../../../../platform/database/hot-pool.js';
import { trackingName } from '../rules/domain-records.js';

const PREFIX = trackingName('');
/** By the unique index over verified names: whoever asks, and for whatever, it is one look into it. */
const SQL = `select 1 from domains where name = $1 and status = 'verified' and tracking_at is not null`;

/** The names below customers' domains that their mails' links carry. */
@Injectable()
export class TrackingNamesReader {
  constructor(private readonly pool: HotPool) {}

  /** Whether somebody who has proven the domain also lets this name lead here. */
  async has(name: string): Promise<boolean> {
    if (!name.startsWith(PREFIX)) return false;
    const { rowCount } = await this.pool.query({
      name: 'tracking-name',
      text: SQL,
      values: [name.slice(PREFIX.length)],
    });
    return rowCount !== null && rowCount > 0;
  }
}
