import { Injectable } from '@nestjs/common';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import type { BillingDetailsVersion } from '../rules/billing-details.js';
import { BillingDetailsEntity } from './billing-details.entity.js';

@Injectable()
export class BillingDetailsRepository {
  async current(tx: Tx, scope: AccountScope): Promise<BillingDetailsVersion | null> {
    const where = { accountId: scope.accountId };
    return inOrder(await tx.manager.findOne(BillingDetailsEntity, { where, order: { version: 'DESC' } }));
  }

  async find(tx: Tx, scope: AccountScope, id: string): Promise<BillingDetailsVersion | null> {
    return inOrder(await tx.manager.findOneBy(BillingDetailsEntity, { accountId: scope.accountId, id }));
  }

  async insert(tx: Tx, version: BillingDetailsVersion): Promise<void> {
    await tx.manager.insert(BillingDetailsEntity, version);
  }

  /** One change of an account's details at a time; the lock ends with the transaction. */
  async lock(tx: Tx, scope: AccountScope): Promise<void> {
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('billing_details:' || $1, 0))`, [scope.accountId]);
  }
}

/** The database keeps the fields of an address in an order of its own; compared and shown they have ours. */
function inOrder(row: BillingDetailsEntity | null): BillingDetailsVersion | null {
  if (row === null) return null;
  const { line1, line2, postalCode, city, region } = row.address;
  return { ...row, address: { line1, line2, postalCode, city, region } };
}
