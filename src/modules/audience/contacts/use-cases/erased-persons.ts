import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Instant, toDate } from '../../../../kernel/time/instant.js';
import { TokenSigner } from '../../../../platform/crypto/token-signer.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { normaliseEmail } from '../../../accounts/index.js';
import { phoneOf } from '../rules/phone.js';

const LOCK_CLASS = 7_023_142;

/**
 * Who was erased stays erased: whoever writes down persons that he read before holds off erasures until his commit, so that an erasure finds
 * what he wrote; and what was brought before the erasure brings nobody back. Taken before any lock on a row.
 */
@Injectable()
export class ErasedPersons {
  constructor(private readonly signer: TokenSigner) {}

  /** `email` is normalised. */
  hashOf(email: string): Buffer {
    return createHmac('sha256', this.signer.key('erased contacts')).update(email).digest();
  }

  /** `phone` is E.164: no address begins like it. */
  hashOfPhone(phone: string): Buffer {
    return this.hashOf(`tel:${phone}`);
  }

  /** Nobody of the account is erased until commit. */
  async holdOffIn(tx: Tx, { accountId }: AccountScope): Promise<void> {
    await tx.query(`select pg_advisory_xact_lock_shared(${LOCK_CLASS}, hashtext($1))`, [accountId]);
  }

  /** Waits for those who hold off; whoever comes after them sees what this transaction leaves. */
  async beginIn(tx: Tx, { accountId }: AccountScope): Promise<void> {
    await tx.query(`select pg_advisory_xact_lock(${LOCK_CLASS}, hashtext($1))`, [accountId]);
  }

  /** Of these addresses and numbers, as they are written, those that were erased since; numbers where they were asked for. */
  async amongIn(
    tx: Tx,
    { accountId }: AccountScope,
    addresses: Iterable<string>,
    since: Instant,
  ): Promise<ReadonlySet<string>> {
    const [erasure] = await tx.query(
      'select 1 as one from contact_erasures where account_id = $1 and erased_at >= $2 limit 1',
      [accountId, toDate(since)],
    );
    if (erasure === undefined) return new Set();
    const byHash = new Map<string, string[]>();
    for (const address of new Set(addresses)) {
      const hashed = this.hashOfWritten(address);
      if (hashed === null) continue;
      const hash = hashed.toString('hex');
      byHash.set(hash, [...(byHash.get(hash) ?? []), address]);
    }
    const rows = await tx.query<{ hash: string }>(
      `select x.hash from unnest($2::text[]) x (hash) where exists (
         select from contact_erasures e
          where e.account_id = $1 and e.email_hash = decode(x.hash, 'hex') and e.erased_at >= $3 offset 0)
          or exists (
         select from contact_erasures e
          where e.account_id = $1 and e.phone_hash = decode(x.hash, 'hex') and e.erased_at >= $3 offset 0)`,
      [accountId, [...byHash.keys()], toDate(since)],
    );
    return new Set(rows.flatMap(({ hash }) => byHash.get(hash)!));
  }

  private hashOfWritten(written: string): Buffer | null {
    const email = normaliseEmail(written);
    if (email !== null) return this.hashOf(email);
    const phone = phoneOf(written);
    return phone === null ? null : this.hashOfPhone(phone);
  }
}
