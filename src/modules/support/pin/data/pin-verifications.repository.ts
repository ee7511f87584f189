import { Injectable } from '@nestjs/common';
import { MoreThan } from 'typeorm';
import { newId } from '../../../../kernel/ids.js';
import { type Instant, toDate } from '../../../../kernel/time/instant.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { PinVerificationEntity } from './pin-verification.entity.js';

@Injectable()
export class PinVerificationsRepository {
  async insert(
    tx: Tx,
    scope: AccountScope,
    by: { staffId: string; ticketId: string | null },
    until: Instant,
  ): Promise<void> {
    await tx.manager.insert(PinVerificationEntity, {
      id: newId(tx.now),
      accountId: scope.accountId,
      ...by,
      verifiedAt: tx.now,
      verifiedUntil: until,
    });
  }

  /** The one that lives longest, if any lives. */
  living(tx: Tx, scope: AccountScope, staffId: string): Promise<PinVerificationEntity | null> {
    return tx.manager.findOne(PinVerificationEntity, {
      where: { accountId: scope.accountId, staffId, verifiedUntil: MoreThan(tx.now) },
      order: { verifiedUntil: 'DESC' },
    });
  }

  /** What an older PIN opened ends with it. */
  async endAll(tx: Tx, scope: AccountScope): Promise<void> {
    await tx.query('update pin_verifications set verified_until = $2 where account_id = $1 and verified_until > $2', [
      scope.accountId,
      toDate(tx.now),
    ]);
  }

  async unscopedDeleteEnded(tx: Tx, before: Instant): Promise<void> {
    await tx.query('delete from pin_verifications where verified_until < $1', [toDate(before)]);
  }
}
