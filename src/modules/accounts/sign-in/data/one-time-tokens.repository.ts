import { Injectable } from '@nestjs/common';
import { newId } from '../../../../kernel/ids.js';
import { addMs, type Instant, toDate } from '../../../../kernel/time/instant.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { LINK_LIFETIMES_MS, type LinkPurpose } from '../rules/links.js';

export interface OneTimeToken {
  id: string;
  accountId: string;
  userId: string;
  purpose: LinkPurpose;
  expiresAt: Instant;
  usedAt: Instant | null;
  /** Of a link that changes an address: the new one, and the one before. */
  email: string | null;
  emailNormalised: string | null;
  previousEmail: string | null;
}
export type NewAddress = { email: string; emailNormalised: string; previousEmail: string };

/** Links in mails. Only the row's id is kept: what the mail shows is a signature of it. Link lifetimes are business time. */
@Injectable()
export class OneTimeTokens {
  async insert(
    tx: Tx,
    person: { accountId: string; userId: string },
    purpose: LinkPurpose,
    address?: NewAddress,
  ): Promise<string> {
    const id = newId(tx.now);
    const expiresAt = addMs(tx.now, LINK_LIFETIMES_MS[purpose]);
    await tx.query(
      `insert into one_time_tokens (id, account_id, user_id, purpose, created_at, expires_at, email, email_normalised, previous_email)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        id,
        person.accountId,
        person.userId,
        purpose,
        toDate(tx.now),
        toDate(expiresAt),
        address?.email ?? null,
        address?.emailNormalised ?? null,
        address?.previousEmail ?? null,
      ],
    );
    return id;
  }

  async unscopedFind(tx: Tx, purpose: LinkPurpose, id: string): Promise<OneTimeToken | null> {
    const rows = await tx.query<OneTimeToken>(
      `select id, account_id as "accountId", user_id as "userId", purpose, expires_at as "expiresAt", used_at as "usedAt",
         email, email_normalised as "emailNormalised", previous_email as "previousEmail"
       from one_time_tokens where id = $1 and purpose = $2`,
      [id, purpose],
    );
    return rows[0] ?? null;
  }

  /** True for exactly one of all who try. */
  async use(tx: Tx, token: OneTimeToken): Promise<boolean> {
    const rows = await tx.query(
      'update one_time_tokens set used_at = $3 where account_id = $1 and id = $2 and used_at is null and expires_at > $3 returning id',
      [token.accountId, token.id, toDate(tx.now)],
    );
    return rows.length > 0;
  }

  async useAllOf(tx: Tx, scope: AccountScope, userId: string, purposes: LinkPurpose[]): Promise<void> {
    await tx.query(
      'update one_time_tokens set used_at = $4 where account_id = $1 and user_id = $2 and purpose = any($3) and used_at is null',
      [scope.accountId, userId, purposes, toDate(tx.now)],
    );
  }

  /** Links of every purpose. */
  async endAllOf(tx: Tx, scope: AccountScope, userId: string): Promise<void> {
    await tx.query(
      'update one_time_tokens set used_at = $3 where account_id = $1 and user_id = $2 and used_at is null',
      [scope.accountId, userId, toDate(tx.now)],
    );
  }

  /** How many were made since; keeps anybody from filling a stranger's mailbox. */
  async countSince(
    tx: Tx,
    person: { accountId: string; userId: string },
    purpose: LinkPurpose,
    since: Instant,
  ): Promise<number> {
    const rows = await tx.query<{ made: number }>(
      'select count(*) as made from one_time_tokens where account_id = $1 and user_id = $2 and purpose = $3 and created_at > $4',
      [person.accountId, person.userId, purpose, toDate(since)],
    );
    return rows[0]!.made;
  }

  /** The same over all people of an account, those too who were removed since. */
  async countOfAccount(tx: Tx, scope: AccountScope, purpose: LinkPurpose, since: Instant): Promise<number> {
    const rows = await tx.query<{ made: number }>(
      'select count(*) as made from one_time_tokens where account_id = $1 and purpose = $2 and created_at > $3',
      [scope.accountId, purpose, toDate(since)],
    );
    return rows[0]!.made;
  }

  /** The same over everybody who shares an address. */
  async unscopedCountOfAddress(tx: Tx, emailNormalised: string, purpose: LinkPurpose, since: Instant): Promise<number> {
    const rows = await tx.query<{ made: number }>(
      `select count(*) as made from users u join one_time_tokens t on t.account_id = u.account_id and t.user_id = u.id
       where u.email_normalised = $1 and t.purpose = $2 and t.created_at > $3`,
      [emailNormalised, purpose, toDate(since)],
    );
    return rows[0]!.made;
  }

  /** How many links that change an address went to this one. */
  async unscopedCountOfNewAddress(tx: Tx, emailNormalised: string, since: Instant): Promise<number> {
    const rows = await tx.query<{ made: number }>(
      'select count(*) as made from one_time_tokens where email_normalised = $1 and created_at > $2',
      [emailNormalised, toDate(since)],
    );
    return rows[0]!.made;
  }

  async deleteStale(tx: Tx, before: Instant): Promise<void> {
    await tx.query('delete from one_time_tokens where expires_at < $1', [toDate(before)]);
  }
}
