import { Injectable } from '@nestjs/common';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';

/** What earlier days say about who is behind an account. */
@Injectable()
export class TrustFactsReader {
  /** Where it was signed up from; null when that is not known any more. */
  async signUpIp(tx: Tx, scope: AccountScope): Promise<string | null> {
    const rows = await tx.query<{ ip: string | null }>(
      `select ip from audit_log where account_id = $1 and action = 'account.signed_up' order by id limit 1`,
      [scope.accountId],
    );
    return rows[0]?.ip ?? null;
  }

  /** Whether this address owned an account that was closed for spam. */
  async unscopedHadClosedForSpam(tx: Tx, emailNormalised: string): Promise<boolean> {
    const rows = await tx.query(
      `select 1 from users u join accounts a on a.id = u.account_id
        where u.email_normalised = $1 and a.status = 'closed'
          and exists (select 1 from blocks b where b.account_id = a.id and b.reason = 'spam_closure') limit 1`,
      [emailNormalised],
    );
    return rows.length > 0;
  }
}
