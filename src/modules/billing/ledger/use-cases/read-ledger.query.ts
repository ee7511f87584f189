import { Injectable } from '@nestjs/common';
import { AccountsFacade } from '../../../accounts/index.js';
import { platformProblems } from '../../../../platform/http/index.js';
import {
  type AccountEntry,
  LedgerEntries,
  type ReadEntry,
  type ReadTransaction,
} from '../data/ledger-entries.repository.js';
import { ownerOf } from '../rules/chart.js';

/** The books in detail, for staff. */
@Injectable()
export class ReadLedger {
  constructor(
    private readonly ledger: LedgerEntries,
    private readonly accounts: AccountsFacade,
  ) {}

  async knowsCustomer(accountId: string): Promise<boolean> {
    return (await this.accounts.platformIdOf(accountId)) !== null;
  }

  async transaction(id: string): Promise<{ transaction: ReadTransaction; entries: ReadEntry[] } | null> {
    const transaction = await this.ledger.transaction(id);
    return transaction === null ? null : { transaction, entries: await this.ledger.entriesOf(id) };
  }

  /** One row more than `limit` when there is more; null when the books know no such account. */
  async entries(
    purpose: string,
    ownerId: string | null,
    limit: number,
    before: number | null,
  ): Promise<AccountEntry[] | null> {
    if (ownerOf(purpose) === 'customer' && ownerId === null) throw missing('required');
    if (ownerOf(purpose) === 'installation' && ownerId !== null) throw missing('unexpected');
    const ids = await this.ledger.accountIds(purpose, ownerId);
    return ids.length === 0 ? null : this.ledger.page(ids, limit + 1, before);
  }
}

function missing(code: string) {
  return platformProblems.invalid_query({ errors: [{ field: 'accountId', code, message: '' }] });
}
