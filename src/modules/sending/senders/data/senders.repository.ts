import { Injectable } from '@nestjs/common';
import { LessThan, MoreThan } from 'typeorm';
import { type Instant, toDate } from '../../../../kernel/time/instant.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import type { Confirmation } from '../rules/confirmation.js';
import { SenderConfirmationEntity } from './sender-confirmation.entity.js';
import { SenderEntity, type VerifiedBy } from './sender.entity.js';

@Injectable()
export class SendersRepository {
  /** False when the account has this address already. */
  async insert(tx: Tx, sender: SenderEntity): Promise<boolean> {
    const rows = await tx.query(
      `insert into senders (id, account_id, email, address_key, domain, status, verified_by, verified_at, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (account_id, address_key) do nothing returning id`,
      [
        sender.id,
        sender.accountId,
        sender.email,
        sender.addressKey,
        sender.domain,
        sender.status,
        sender.verifiedBy,
        sender.verifiedAt === null ? null : toDate(sender.verifiedAt),
        toDate(sender.createdAt),
      ],
    );
    return rows.length > 0;
  }

  /** Newest first. */
  list(tx: Tx, scope: AccountScope, limit: number, before: string | null): Promise<SenderEntity[]> {
    return tx.manager.find(SenderEntity, {
      where: { accountId: scope.accountId, ...(before === null ? {} : { id: LessThan(before) }) },
      order: { id: 'DESC' },
      take: limit,
    });
  }

  find(tx: Tx, scope: AccountScope, id: string): Promise<SenderEntity | null> {
    return tx.manager.findOneBy(SenderEntity, { accountId: scope.accountId, id });
  }

  findByAddress(tx: Tx, scope: AccountScope, addressKey: string): Promise<SenderEntity | null> {
    return tx.manager.findOneBy(SenderEntity, { accountId: scope.accountId, addressKey });
  }

  lock(tx: Tx, scope: AccountScope, id: string): Promise<SenderEntity | null> {
    return tx.manager.findOne(SenderEntity, {
      where: { accountId: scope.accountId, id },
      lock: { mode: 'pessimistic_write' },
    });
  }

  async delete(tx: Tx, scope: AccountScope, id: string): Promise<boolean> {
    const { affected } = await tx.manager.delete(SenderEntity, { accountId: scope.accountId, id });
    return affected === 1;
  }

  async verify(tx: Tx, scope: AccountScope, id: string, by: VerifiedBy): Promise<void> {
    await tx.manager.update(
      SenderEntity,
      { accountId: scope.accountId, id, status: 'pending' },
      { status: 'verified', verifiedBy: by, verifiedAt: tx.now },
    );
  }

  /** All waiting addresses of a domain that has just been proven. */
  async verifyDomain(tx: Tx, scope: AccountScope, domain: string): Promise<void> {
    await tx.manager.update(
      SenderEntity,
      { accountId: scope.accountId, domain, status: 'pending' },
      { status: 'verified', verifiedBy: 'domain', verifiedAt: tx.now },
    );
  }

  /** Addresses that stood on the domain alone wait again when it is gone; those confirmed by their own mail stay. */
  async unverifyDomain(tx: Tx, scope: AccountScope, domain: string): Promise<void> {
    await tx.manager.update(
      SenderEntity,
      { accountId: scope.accountId, domain, verifiedBy: 'domain' },
      { status: 'pending', verifiedBy: null, verifiedAt: null },
    );
  }

  async insertConfirmation(tx: Tx, confirmation: Confirmation): Promise<void> {
    await tx.manager.insert(SenderConfirmationEntity, { ...confirmation });
  }

  /** How many confirmation mails an account caused since `since`; with `senderId`, to that address alone. */
  countConfirmations(tx: Tx, scope: AccountScope, since: Instant, senderId?: string): Promise<number> {
    return tx.manager.countBy(SenderConfirmationEntity, {
      accountId: scope.accountId,
      ...(senderId === undefined ? {} : { senderId }),
      createdAt: MoreThan(toDate(since)) as never,
    });
  }

  /** The token names no account: whoever holds the link may be anybody. */
  unscopedLockConfirmation(tx: Tx, id: string): Promise<SenderConfirmationEntity | null> {
    return tx.manager.findOne(SenderConfirmationEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  unscopedFindConfirmation(tx: Tx, id: string): Promise<SenderConfirmationEntity | null> {
    return tx.manager.findOneBy(SenderConfirmationEntity, { id });
  }

  async useConfirmation(tx: Tx, scope: AccountScope, id: string): Promise<void> {
    await tx.manager.update(SenderConfirmationEntity, { accountId: scope.accountId, id }, { usedAt: tx.now });
  }
}
