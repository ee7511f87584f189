import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../../platform/database/tx.js';
import { DEFAULT_SELLER, type Seller, sellerFromStored, storedSeller } from '../rules/seller.js';
import { SellerVersionEntity } from './seller-version.entity.js';

export interface SellerVersion {
  /** 0 is the seller that ships. */
  version: number;
  seller: Seller;
  /** The year whose opening turnover `currentYear` is. */
  openingYear: number;
}

const LOCK = 7_023_160;

/** The seller belongs to nobody, so nothing here names an account. */
@Injectable()
export class SellerRepository {
  async current(tx: Tx, year: number): Promise<SellerVersion> {
    const [row] = await tx.manager.find(SellerVersionEntity, { order: { version: 'DESC' }, take: 1 });
    if (!row) return { version: 0, seller: DEFAULT_SELLER, openingYear: year };
    return { version: row.version, seller: sellerFromStored(row.terms), openingYear: row.openingYear };
  }

  /** Of all versions. */
  async ibans(tx: Tx): Promise<string[]> {
    const rows = await tx.query<{ iban: string }>(
      `select distinct terms -> 'bankAccount' ->> 'iban' as iban from seller_versions`,
    );
    return rows.map(({ iban }) => iban);
  }

  async insert(tx: Tx, { version, seller, openingYear }: SellerVersion, changedBy: string | null): Promise<void> {
    await tx.manager.insert(SellerVersionEntity, {
      version,
      terms: storedSeller(seller),
      openingYear,
      changedBy,
      createdAt: tx.now,
    });
  }

  /** One change at a time; the lock ends with the transaction. */
  async lock(tx: Tx): Promise<void> {
    await tx.query('select pg_advisory_xact_lock($1)', [LOCK]);
  }
}
