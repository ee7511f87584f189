import { Injectable } from '@nestjs/common';
import { PURGE_BATCH, PurgeByAge } from '../../../platform/housekeeping/purge-by-age.js';

/** Forgets after a week how often accounts were refused a sender. */
@Injectable()
export class PurgeSenderRefusals extends PurgeByAge {
  readonly name = 'purge-sender-refusals';
  protected readonly keptDays = 7;
  protected readonly oldest = 'select min(hour) as oldest from sender_refusals';
  protected readonly purge = `delete from sender_refusals where ctid = any(array(
      select ctid from sender_refusals where hour <= $1 order by hour limit ${PURGE_BATCH} for update skip locked))`;
}
