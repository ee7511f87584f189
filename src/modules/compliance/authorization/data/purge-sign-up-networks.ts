import { Injectable } from '@nestjs/common';
import { PURGE_BATCH, PurgeByAge } from '../../../../platform/housekeeping/purge-by-age.js';

/** Forgets where accounts were signed up from after 30 days. */
@Injectable()
export class PurgeSignUpNetworks extends PurgeByAge {
  readonly name = 'purge-sign-up-networks';
  protected readonly keptDays = 30;
  protected readonly oldest = 'select min(at) as oldest from sign_up_networks';
  protected readonly purge = `delete from sign_up_networks where ctid = any(array(
      select ctid from sign_up_networks where at <= $1 order by at limit ${PURGE_BATCH} for update skip locked))`;
}
