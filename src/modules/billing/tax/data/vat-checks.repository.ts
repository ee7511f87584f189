import { Injectable } from '@nestjs/common';
import { groupBy } from '../../../../kernel/lists.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { VatCheckEntity } from './vat-check.entity.js';

export interface NewestChecks {
  last: VatCheckEntity | null;
  lastValid: VatCheckEntity | null;
}

@Injectable()
export class VatChecksRepository {
  /** The newest answer about a number, and the newest that said yes. */
  async newest(tx: Tx, { accountId }: AccountScope, vatNumber: string): Promise<NewestChecks> {
    const last = await tx.manager.findOne(VatCheckEntity, { where: { accountId, vatNumber }, order: { id: 'DESC' } });
    if (last === null || last.result === 'valid') return { last, lastValid: last };
    const lastValid = await tx.manager.findOne(VatCheckEntity, {
      where: { accountId, vatNumber, result: 'valid' },
      order: { id: 'DESC' },
    });
    return { last, lastValid };
  }

  /** The same for many, in their order. */
  async unscopedNewestOf(tx: Tx, asked: readonly { accountId: string; vatNumber: string }[]): Promise<NewestChecks[]> {
    const found = await tx.manager
      .createQueryBuilder(VatCheckEntity, 'c')
      .distinctOn(['c.accountId', 'c.vatNumber', 'c.result'])
      .where('(c.accountId, c.vatNumber) in (select * from unnest(:accountIds::uuid[], :vatNumbers::text[]))', {
        accountIds: asked.map(({ accountId }) => accountId),
        vatNumbers: asked.map(({ vatNumber }) => vatNumber),
      })
      .orderBy('c.accountId')
      .addOrderBy('c.vatNumber')
      .addOrderBy('c.result')
      .addOrderBy('c.id', 'DESC')
      .getMany();
    const byNumber = groupBy(found, ({ accountId, vatNumber }) => `${accountId} ${vatNumber}`);
    return asked.map(({ accountId, vatNumber }) => newestOf(byNumber.get(`${accountId} ${vatNumber}`) ?? []));
  }

  async insert(tx: Tx, check: VatCheckEntity): Promise<void> {
    await tx.manager.insert(VatCheckEntity, check);
  }
}

/** Of the newest yes and the newest no, as far as there are such. */
function newestOf(checks: readonly VatCheckEntity[]): NewestChecks {
  const lastValid = checks.find(({ result }) => result === 'valid') ?? null;
  const last = checks.reduce<VatCheckEntity | null>((a, b) => (a === null || b.id > a.id ? b : a), null);
  return { last, lastValid };
}
