import { Injectable } from '@nestjs/common';
import { toDate } from '../../../kernel/time/instant.js';
import { Clock } from '../../../platform/clock/clock.js';
import { HotPool } from '../../../platform/database/hot-pool.js';
import type { Tx } from '../../../platform/database/tx.js';
import {
  addressKey,
  INSERT,
  insertValues,
  type NewSuppression,
  SCOPES,
  type SuppressionScope,
} from './data/suppression.js';

/** Addresses that an account must not write to: what acceptance and delivery ask, and what puts an address there. */
@Injectable()
export class SuppressionList {
  constructor(
    private readonly pool: HotPool,
    private readonly clock: Clock,
  ) {}

  /** False when the address was on the list already, for at least as long. */
  async addIn(tx: Tx, entry: NewSuppression): Promise<boolean> {
    return (await tx.query(INSERT, insertValues(entry, tx.now))).length > 0;
  }

  /** What stands against an address at present, and whether its owner asked for it himself. */
  async standingIn(
    tx: Tx,
    accountId: string,
    email: string,
  ): Promise<{ scope: SuppressionScope; byRecipient: boolean }[]> {
    const rows = await tx.query<{ scope: number; source: string }>(
      `select scope, source from suppressions
        where account_id = $1 and email_key = $2 and (expires_at is null or expires_at > $3)`,
      [accountId, addressKey(email), toDate(tx.now)],
    );
    return rows.map(({ scope, source }) => ({ scope: SCOPES[scope] ?? 'all', byRecipient: source === 'unsubscribe' }));
  }

  /** Takes back what the recipient asked for himself, never what others found out about his address. */
  async resubscribeIn(tx: Tx, accountId: string, email: string, scope: SuppressionScope): Promise<boolean> {
    const rows = await tx.query(
      `delete from suppressions where account_id = $1 and email_key = $2 and scope = $3 and source = 'unsubscribe' returning 1 as one`,
      [accountId, addressKey(email), SCOPES.indexOf(scope)],
    );
    return rows.length > 0;
  }

  /** For delivery: one statement of its own. */
  async unscopedAdd(entry: NewSuppression): Promise<void> {
    await this.pool.query(INSERT, insertValues(entry, this.clock.now()));
  }

  /** Which of these address keys are suppressed for all mail. Those for marketing alone are judged where the mail is stored. */
  async hitsAmong(accountId: string, emailKeys: readonly string[]): Promise<Set<string>> {
    if (emailKeys.length === 0) return new Set();
    const { rows } = await this.pool.query<{ email_key: string }>({
      name: 'suppression_hits',
      text: `select email_key from suppressions
              where account_id = $1 and scope = 0 and email_key = any ($2::text[]) and (expires_at is null or expires_at > $3)`,
      values: [accountId, emailKeys, toDate(this.clock.now())],
    });
    return new Set(rows.map((row) => row.email_key));
  }

  /** Every address that must not get mail to many, once, a page at a time. */
  async *unscopedPages(accountId: string, size: number): AsyncIterable<string[]> {
    for (let after = ''; ;) {
      const { rows } = await this.pool.query<{ email_key: string }>({
        name: 'suppression_pages',
        text: `select distinct email_key from suppressions
                where account_id = $1 and email_key > $2 and (expires_at is null or expires_at > $3) order by email_key limit $4`,
        values: [accountId, after, toDate(this.clock.now()), size],
      });
      if (rows.length > 0) yield rows.map((row) => row.email_key);
      if (rows.length < size) return;
      after = rows.at(-1)!.email_key;
    }
  }

  /** Places, in the list asked about, of those that are suppressed; accounts may be mixed. */
  async unscopedHits(
    asked: readonly { accountId: string; emailKey: string; marketing: boolean }[],
  ): Promise<Set<number>> {
    if (asked.length === 0) return new Set();
    const { rows } = await this.pool.query<{ n: number }>({
      name: 'suppression_recheck',
      text: `select distinct x.n::int as n from unnest($1::uuid[], $2::text[], $3::boolean[]) with ordinality x (account_id, email_key, marketing, n)
               join suppressions s on s.account_id = x.account_id and s.email_key = x.email_key and (s.scope = 0 or x.marketing)
                and (s.expires_at is null or s.expires_at > $4)`,
      values: [
        asked.map((a) => a.accountId),
        asked.map((a) => a.emailKey),
        asked.map((a) => a.marketing),
        toDate(this.clock.now()),
      ],
    });
    return new Set(rows.map((row) => row.n - 1));
  }
}
