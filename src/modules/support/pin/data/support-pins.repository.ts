import { Injectable } from '@nestjs/common';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import type { KeptPin } from '../adapters/pin-codec.js';
import { SupportPinEntity } from './support-pin.entity.js';

@Injectable()
export class SupportPinsRepository {
  find(tx: Tx, scope: AccountScope): Promise<SupportPinEntity | null> {
    return tx.manager.findOne(SupportPinEntity, { where: { accountId: scope.accountId } });
  }

  /** Waits for whoever is guessing, so that tries are judged one after the other. */
  findForUpdate(tx: Tx, scope: AccountScope): Promise<SupportPinEntity | null> {
    return tx.manager.findOne(SupportPinEntity, {
      where: { accountId: scope.accountId },
      lock: { mode: 'pessimistic_write' },
    });
  }

  /** Does nothing when somebody else was quicker. */
  async insertUnlessThere(tx: Tx, scope: AccountScope, pin: KeptPin): Promise<void> {
    const row = { accountId: scope.accountId, ...pin, wrongTries: 0, lockedUntil: null, rotatedAt: tx.now };
    await tx.manager.createQueryBuilder().insert().into(SupportPinEntity).values(row).orIgnore().execute();
  }

  async update(tx: Tx, pin: SupportPinEntity, change: Partial<SupportPinEntity>): Promise<SupportPinEntity> {
    await tx.manager.update(SupportPinEntity, { accountId: pin.accountId }, change);
    return Object.assign(pin, change);
  }
}
