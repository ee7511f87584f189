import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { UserEntity } from './user.entity.js';

/** Addresses that own more platforms than this sign in by user name. */
const MAX_OF_ONE_ADDRESS = 20;

@Injectable()
export class UsersRepository {
  async insert(tx: Tx, user: UserEntity): Promise<void> {
    await tx.manager.insert(UserEntity, user);
  }

  find(tx: Tx, scope: AccountScope, userId: string): Promise<UserEntity | null> {
    return tx.manager.findOne(UserEntity, { where: { accountId: scope.accountId, id: userId } });
  }

  ownerOf(tx: Tx, scope: AccountScope): Promise<UserEntity | null> {
    return tx.manager.findOne(UserEntity, {
      where: { accountId: scope.accountId, role: 'owner' },
      order: { ordinal: 'ASC' },
    });
  }

  ownersOf(tx: Tx, accountIds: string[]): Promise<UserEntity[]> {
    return tx.manager.find(UserEntity, { where: { accountId: In(accountIds), ordinal: 1 } });
  }

  async update(tx: Tx, scope: AccountScope, userId: string, change: Partial<UserEntity>): Promise<void> {
    await tx.manager.update(UserEntity, { accountId: scope.accountId, id: userId }, change);
  }

  unscopedById(tx: Tx, userId: string): Promise<UserEntity | null> {
    return tx.manager.findOne(UserEntity, { where: { id: userId } });
  }

  /** For signing in: people are found before their account is known. Closed accounts have no people any more. */
  unscopedByUsername(tx: Tx, username: string): Promise<UserEntity[]> {
    return this.unscopedOpen(tx, 'u.username = :value', username);
  }

  unscopedByEmail(tx: Tx, emailNormalised: string): Promise<UserEntity[]> {
    return this.unscopedOpen(tx, 'u.email_normalised = :value', emailNormalised);
  }

  private unscopedOpen(tx: Tx, condition: string, value: string): Promise<UserEntity[]> {
    return tx.manager
      .createQueryBuilder(UserEntity, 'u')
      .where(condition, { value })
      .andWhere(`exists (select 1 from accounts a where a.id = u.account_id and a.status <> 'closed')`)
      .orderBy('u.email_confirmed_at is null', 'ASC')
      .addOrderBy('u.id', 'ASC')
      .limit(MAX_OF_ONE_ADDRESS)
      .getMany();
  }
}
