import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { depositReferenceFrom } from '../rules/deposit-reference.js';

const GIVE = 'insert into wallet_references (account_id, reference) values ($1, $2) on conflict do nothing';

/** What each account writes on its transfers: given when first asked for, and then for ever. */
@Injectable()
export class WalletReferencesRepository {
  async of(tx: Tx, scope: AccountScope): Promise<string> {
    for (;;) {
      const known = await this.find(tx, scope);
      if (known !== null) return known;
      await tx.query(GIVE, [scope.accountId, depositReferenceFrom(randomBytes(8))]);
    }
  }

  /** Whose references these are, as they are written. */
  async unscopedOwners(tx: Tx, references: readonly string[]): Promise<{ accountId: string; reference: string }[]> {
    return tx.query(
      'select account_id as "accountId", reference from wallet_references where reference = any ($1::text[])',
      [references],
    );
  }

  private async find(tx: Tx, { accountId }: AccountScope): Promise<string | null> {
    const [row] = await tx.query<{ reference: string }>(
      'select reference from wallet_references where account_id = $1',
      [accountId],
    );
    return row?.reference ?? null;
  }
}
