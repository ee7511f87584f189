import { Injectable } from '@nestjs/common';
import { toDate } from '../../../../kernel/time/instant.js';
import { TokenSigner } from '../../../../platform/crypto/token-signer.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import type { BarredName } from '../rules/barred-names.js';

const PURPOSE = 'barred-identity';
/** All 256 bits of the MAC. */
const HASH_CHARS = 43;

/** Who was closed for spam, as keyed hashes: they outlive the account, and without SECRETS_KEY nobody can try names against them. */
@Injectable()
export class BarredIdentitiesRepository {
  constructor(private readonly signer: TokenSigner) {}

  /** How many names were not barred before. */
  async bar(tx: Tx, closureId: string, names: readonly BarredName[]): Promise<number> {
    const barred = await tx.query(
      `insert into barred_identities (hash, kind, closure_id, at)
       select n.hash, n.kind, $2, $3 from jsonb_to_recordset($1::jsonb) as n (hash text, kind text) order by n.hash
       on conflict do nothing returning 1 as one`,
      [JSON.stringify(names.map((name) => ({ kind: name.kind, hash: this.hashOf(name) }))), closureId, toDate(tx.now)],
    );
    return barred.length;
  }

  /** Also for a customer's own transaction. */
  async isBarred(tx: Tx, names: readonly BarredName[]): Promise<boolean> {
    const hashes = names.map((name) => this.hashOf(name));
    const rows = await tx.query('select 1 as one from barred_identities where hash = any($1::text[]) limit 1', [
      hashes,
    ]);
    return rows.length > 0;
  }

  /** After a closing was taken back. */
  async unbarOf(tx: Tx, { accountId }: AccountScope): Promise<void> {
    await tx.query(
      'delete from barred_identities where closure_id in (select id from spam_closures where account_id = $1)',
      [accountId],
    );
  }

  private hashOf({ kind, text }: BarredName): string {
    return this.signer.mac(PURPOSE, `${kind}:${text}`, HASH_CHARS);
  }
}
