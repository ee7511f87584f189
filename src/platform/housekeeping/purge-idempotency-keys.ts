import { Injectable } from '@nestjs/common';
import { KEPT_DAYS } from '../http/idempotency/idempotency-store.js';
import { PURGE_BATCH, PurgeByAge } from './purge-by-age.js';

/** Forgets keys after 30 days. They already count as unknown from that moment on; this only frees their space. */
@Injectable()
export class PurgeIdempotencyKeys extends PurgeByAge {
  readonly name = 'purge-idempotency-keys';
  protected readonly keptDays = KEPT_DAYS;
  protected readonly oldest = 'select min(created_at) as oldest from idempotency_keys';
  protected readonly purge = `delete from idempotency_keys where ctid = any(array(
      select ctid from idempotency_keys where created_at <= $1 limit ${PURGE_BATCH} for update skip locked))`;
}
