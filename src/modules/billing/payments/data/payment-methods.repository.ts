import { Injectable } from '@nestjs/common';
import { IsNull, LessThan } from 'typeorm';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { PaymentMethodEntity } from './payment-method.entity.js';

@Injectable()
export class PaymentMethodsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async insert(tx: Tx, method: PaymentMethodEntity): Promise<void> {
    await tx.manager.insert(PaymentMethodEntity, method);
  }

  find(tx: Tx, scope: AccountScope, id: string): Promise<PaymentMethodEntity | null> {
    return tx.manager.findOneBy(PaymentMethodEntity, { accountId: scope.accountId, id, removedAt: IsNull() });
  }

  /** Newest first, at most `limit`, older than `before`. */
  page(tx: Tx, scope: AccountScope, limit: number, before: string | null): Promise<PaymentMethodEntity[]> {
    return tx.manager.find(PaymentMethodEntity, {
      where: { accountId: scope.accountId, removedAt: IsNull(), ...(before === null ? {} : { id: LessThan(before) }) },
      order: { id: 'DESC' },
      take: limit,
    });
  }

  /** False when there is none any more. */
  async remove(tx: Tx, scope: AccountScope, id: string): Promise<boolean> {
    const gone = await tx.manager.update(
      PaymentMethodEntity,
      { accountId: scope.accountId, id, removedAt: IsNull() },
      { removedAt: tx.now },
    );
    return gone.affected === 1;
  }

  /** Also of a removed method: what was begun with it is finished with it. */
  async unscopedSealedInstrument(methodId: string): Promise<Buffer | null> {
    const rows = await this.unitOfWork.readAsWorker<{ sealed: Buffer | null }>(
      'select sealed_instrument as sealed from payment_methods where id = $1',
      [methodId],
    );
    return rows[0]?.sealed ?? null;
  }
}
