import { Injectable } from '@nestjs/common';
import { type Instant, toDate } from '../../../../kernel/time/instant.js';
import { HotPool } from '../../../../platform/database/hot-pool.js';

const PAGE = 5_000;

@Injectable()
export class ForgetTexts {
  constructor(private readonly pool: HotPool) {}

  /** What was written, once its time is over; answers whether there may be others. */
  async run(at: Instant): Promise<boolean> {
    const { rowCount } = await this.pool.query(
      `update sms_texts set text = null where id in (
         select id from sms_texts where text is not null and forget_at < $1 order by forget_at limit ${PAGE})`,
      [toDate(at)],
    );
    return rowCount === PAGE;
  }
}
