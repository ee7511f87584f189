import { Injectable } from '@nestjs/common';
import { PURGE_BATCH, PurgeByAge } from '../../../../platform/housekeeping/purge-by-age.js';

/** Whoever was away longer asks for everything anew. */
@Injectable()
export class PurgeSupportEvents extends PurgeByAge {
  readonly name = 'purge-support-events';
  protected readonly keptDays = 7;
  protected readonly oldest = 'select min(created_at) as oldest from support_events';
  protected readonly purge = `delete from support_events where position in
    (select position from support_events where created_at <= $1 order by created_at limit ${PURGE_BATCH})`;
}
