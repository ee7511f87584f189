import { Injectable } from '@nestjs/common';
import { PURGE_BATCH, PurgeByAge } from '../../../../platform/housekeeping/purge-by-age.js';

/** An entry that ended thirty days ago is only somebody's address. */
@Injectable()
export class ForgetEndedSuppressions extends PurgeByAge {
  readonly name = 'forget-ended-suppressions';
  protected readonly keptDays = 30;
  protected readonly oldest = 'select min(expires_at) as oldest from suppressions where expires_at is not null';
  protected readonly purge = `delete from suppressions where id = any (array(
    select id from suppressions where expires_at <= $1 order by expires_at limit ${PURGE_BATCH}))`;
}
