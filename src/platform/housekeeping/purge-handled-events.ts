import { Injectable } from '@nestjs/common';
import { PURGE_BATCH, PurgeByAge } from './purge-by-age.js';

/** Forgets events that all consumers have handled, with their marks, after 30 days. Open and parked ones stay. */
@Injectable()
export class PurgeHandledEvents extends PurgeByAge {
  readonly name = 'purge-handled-events';
  protected readonly keptDays = 30;
  protected readonly oldest = 'select min(created_at) as oldest from outbox where state = 2';
  protected readonly purge = `with old as materialized (
      select id from outbox where state = 2 and created_at <= $1 order by created_at limit ${PURGE_BATCH} for update skip locked),
    marks as (delete from inbox i using old where i.outbox_id = old.id),
    failures as (delete from outbox_failures f using old where f.outbox_id = old.id)
    delete from outbox o using old where o.id = old.id`;
}
