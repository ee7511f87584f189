import { Injectable } from '@nestjs/common';
import { toDate } from '../../../../kernel/time/instant.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';

/** Everything that opens an account to people and programs. */
@Injectable()
export class AccessOfAccount {
  /** Ends it all; answers which sessions ended. */
  async endAll(tx: Tx, scope: AccountScope): Promise<string[]> {
    const now = toDate(tx.now);
    const sessions = await tx.query<{ id: string }>(
      `update sessions set ended_at = clock_timestamp(), end_reason = 'account_closing' where account_id = $1 and ended_at is null returning id`,
      [scope.accountId],
    );
    await tx.query('update one_time_tokens set used_at = $2 where account_id = $1 and used_at is null', [
      scope.accountId,
      now,
    ]);
    for (const table of ['api_keys', 'smtp_credentials']) {
      await tx.query(
        `update ${table} set revoked_at = $2, version = version + 1 where account_id = $1 and revoked_at is null`,
        [scope.accountId, now],
      );
    }
    return sessions.map(({ id }) => id);
  }

  /** Nobody comes in again with the password he had before. */
  async forgetPasswords(tx: Tx, scope: AccountScope): Promise<void> {
    await tx.query('update users set password_hash = null where account_id = $1', [scope.accountId]);
  }
}
