import { Injectable } from '@nestjs/common';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { VatCheckEntity } from './vat-check.entity.js';

@Injectable()
export class VatChecksRepository {
  /** The newest answer about a number, and the newest that said yes. */
  async newest(
    tx: Tx,
    { accountId }: AccountScope,
    vatNumber: string,
  ): Promise<{ last: VatCheckEntity | null; lastValid: VatCheckEntity | null }> {
    const last = await tx.manager.findOne(VatCheckEntity, { where: { accountId, vatNumber }, order: { id: 'DESC' } });
    if (last === null || last.result === 'valid') return { last, lastValid: last };
    const lastValid = await tx.manager.findOne(VatCheckEntity, {
      where: { accountId, vatNumber, result: 'valid' },
      order: { id: 'DESC' },
    });
    return { last, lastValid };
  }

  async insert(tx: Tx, check: VatCheckEntity): Promise<void> {
    await tx.manager.insert(VatCheckEntity, check);
  }
}
