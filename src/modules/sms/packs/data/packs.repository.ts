import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Tx } from '../../../../platform/database/tx.js';
import type { SmsPack } from '../rules/pack.js';
import { SmsPackEntity } from './sms-pack.entity.js';

const PACKS_LOCK = 7_023_138;

/** What is sold to everybody. */
@Injectable()
export class PacksRepository {
  /** In the operator's order. */
  async find(tx: Tx, only: { active?: true; ids?: readonly string[] } = {}): Promise<SmsPack[]> {
    const { active, ids } = only;
    const where = { ...(active ? { active } : {}), ...(ids ? { id: In([...ids]) } : {}) };
    const rows = await tx.manager.find(SmsPackEntity, { where, order: { position: 'ASC', id: 'ASC' } });
    return rows.map(packOf);
  }

  /** One after the other, so that two never take one place in the list or one code. */
  async lock(tx: Tx): Promise<void> {
    await tx.query('select pg_advisory_xact_lock($1)', [PACKS_LOCK]);
  }

  async insert(tx: Tx, packs: readonly SmsPack[]): Promise<void> {
    const rows = packs.map((pack) => ({ ...rowOf(pack), createdAt: tx.now, updatedAt: tx.now }));
    await tx.manager.insert(SmsPackEntity, rows);
  }

  async update(tx: Tx, pack: SmsPack): Promise<void> {
    await tx.manager.update(SmsPackEntity, { id: pack.id }, { ...rowOf(pack), updatedAt: tx.now });
  }
}

function packOf({ currency, priceMinor, ...row }: SmsPackEntity): SmsPack {
  const { id, code, credits, active, position, version } = row;
  return { id, code, credits, price: { minor: priceMinor, currency }, active, position, version };
}

function rowOf({ price, ...pack }: SmsPack) {
  return { ...pack, currency: price.currency, priceMinor: price.minor };
}
