import { Injectable } from '@nestjs/common';
import { toIso } from '../../../../kernel/time/instant.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import type { ExpiryNotice } from '../rules/expiry-watch.js';

@Injectable()
export class ExpiryNoticesRepository {
  /** False when it was given before. As a worker. */
  async give(tx: Tx, { accountId }: AccountScope, { expiresOn, days, credits }: ExpiryNotice): Promise<boolean> {
    const given = await tx.query(
      `insert into sms_expiry_notices (account_id, expires_on, days, credits_milli, noticed_at)
       values ($1, $2, $3, $4, $5) on conflict do nothing returning 1`,
      [accountId, expiresOn, days, credits.toString(), toIso(tx.now)],
    );
    return given.length > 0;
  }
}
