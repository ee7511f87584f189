import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Tx } from '../../../platform/database/tx.js';
import type { SmsPack } from '../rules/pack.js';
import type { SmsRate } from '../rules/rates.js';
import { SmsPackEntity } from './sms-pack.entity.js';
import { SmsRateEntity } from './sms-rate.entity.js';

const SEED_LOCK = 7_023_138;

/** What is sold to everybody, and what it yields. */
@Injectable()
export class PriceListsRepository {
  /** In the operator's order. */
  async packs(tx: Tx, only: { active?: true; ids?: readonly string[] } = {}): Promise<SmsPack[]> {
    const { active, ids } = only;
    const where = { ...(active ? { active } : {}), ...(ids ? { id: In([...ids]) } : {}) };
    const rows = await tx.manager.find(SmsPackEntity, { where, order: { position: 'ASC', id: 'ASC' } });
    return rows.map(packOf);
  }

  /** One after the other, so that two never take one place in the list or one code. */
  async lockPacks(tx: Tx): Promise<void> {
    await tx.query('select pg_advisory_xact_lock($1)', [SEED_LOCK]);
  }

  async insertPacks(tx: Tx, packs: readonly SmsPack[]): Promise<void> {
    const rows = packs.map((pack) => ({ ...rowOf(pack), createdAt: tx.now, updatedAt: tx.now }));
    await tx.manager.insert(SmsPackEntity, rows);
  }

  async updatePack(tx: Tx, pack: SmsPack): Promise<void> {
    await tx.manager.update(SmsPackEntity, { id: pack.id }, { ...rowOf(pack), updatedAt: tx.now });
  }

  rates(tx: Tx, country: string | null): Promise<SmsRate[]> {
    return tx.manager.find(SmsRateEntity, {
      where: country === null ? {} : { country },
      order: { country: 'ASC', validFrom: 'ASC' },
    });
  }

  async insertRates(tx: Tx, rates: readonly (SmsRate & { id: string })[]): Promise<void> {
    await tx.manager.insert(SmsRateEntity, [...rates]);
  }
}

function packOf({ currency, priceMinor, ...row }: SmsPackEntity): SmsPack {
  const { id, code, credits, active, position, version } = row;
  return { id, code, credits, price: { minor: priceMinor, currency }, active, position, version };
}

function rowOf({ price, ...pack }: SmsPack) {
  return { ...pack, currency: price.currency, priceMinor: price.minor };
}
