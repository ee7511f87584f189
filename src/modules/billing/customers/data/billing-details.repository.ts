import { Injectable } from '@nestjs/common';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import type { BillingDetailsVersion } from '../rules/billing-details.js';
import { BillingDetailsEntity } from './billing-details.entity.js';

@Injectable()
export class BillingDetailsRepository {
  async current(tx: Tx, scope: AccountScope): Promise<BillingDetailsVersion | null> {
    const where = { accountId: scope.accountId };
    return orNull(await tx.manager.findOne(BillingDetailsEntity, { where, order: { version: 'DESC' } }));
  }

  /** The newest version of each of these accounts. */
  async unscopedCurrentOf(tx: Tx, accountIds: readonly string[]): Promise<BillingDetailsVersion[]> {
    const rows = await tx.manager
      .createQueryBuilder(BillingDetailsEntity, 'details')
      .distinctOn(['details.accountId'])
      .where('details.accountId = any(:accountIds)', { accountIds })
      .orderBy('details.accountId')
      .addOrderBy('details.version', 'DESC')
      .getMany();
    return rows.map(inOrder);
  }

  async find(tx: Tx, scope: AccountScope, id: string): Promise<BillingDetailsVersion | null> {
    return orNull(await tx.manager.findOneBy(BillingDetailsEntity, { accountId: scope.accountId, id }));
  }

  async insert(tx: Tx, version: BillingDetailsVersion): Promise<void> {
    await tx.manager.insert(BillingDetailsEntity, version);
  }

  /** One change of an account's details at a time; the lock ends with the transaction. */
  async lock(tx: Tx, scope: AccountScope): Promise<void> {
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('billing_details:' || $1, 0))`, [scope.accountId]);
  }
}

function orNull(row: BillingDetailsEntity | null): BillingDetailsVersion | null {
  return row === null ? null : inOrder(row);
}

/** The database keeps the fields of an address in an order of its own; compared and shown they have ours. */
function inOrder(row: BillingDetailsEntity): BillingDetailsVersion {
  const { line1, line2, postalCode, city, region } = row.address;
  return { ...row, address: { line1, line2, postalCode, city, region } };
}
