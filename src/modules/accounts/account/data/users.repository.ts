import { Injectable } from '@nestjs/common';
import { In, LessThan } from 'typeorm';
import { toDate } from '../../../../kernel/time/instant.js';
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

  findByEmail(tx: Tx, scope: AccountScope, emailNormalised: string): Promise<UserEntity | null> {
    return tx.manager.findOne(UserEntity, { where: { accountId: scope.accountId, emailNormalised } });
  }

  /** Newest first, invited people too. */
  page(tx: Tx, scope: AccountScope, before: number | null, limit: number): Promise<UserEntity[]> {
    return tx.manager.find(UserEntity, {
      where: { accountId: scope.accountId, ...(before === null ? {} : { ordinal: LessThan(before) }) },
      order: { ordinal: 'DESC' },
      take: limit,
    });
  }

  /** Everybody who has joined, and everybody whose invitation is still good. */
  async countSeats(tx: Tx, scope: AccountScope): Promise<number> {
    const rows = await tx.query<{ used: number }>(
      `select count(*)::integer as used from users
       where account_id = $1 and (joined_at is not null or invitation_expires_at > $2)`,
      [scope.accountId, toDate(tx.now)],
    );
    return rows[0]!.used;
  }

  ownerOf(tx: Tx, scope: AccountScope): Promise<UserEntity | null> {
    return tx.manager.findOne(UserEntity, { where: { accountId: scope.accountId, role: 'owner' } });
  }

  ownersOf(tx: Tx, accountIds: string[]): Promise<UserEntity[]> {
    return tx.manager.find(UserEntity, { where: { accountId: In(accountIds), role: 'owner' } });
  }

  async update(tx: Tx, scope: AccountScope, userId: string, change: Partial<UserEntity>): Promise<void> {
    await tx.manager.update(UserEntity, { accountId: scope.accountId, id: userId }, change);
  }

  /** His name stays spent: the counter of the account does not go back. */
  async delete(tx: Tx, scope: AccountScope, userId: string): Promise<void> {
    await tx.manager.delete(UserEntity, { accountId: scope.accountId, id: userId });
  }

  unscopedById(tx: Tx, userId: string): Promise<UserEntity | null> {
    return tx.manager.findOne(UserEntity, { where: { id: userId } });
  }

  /**
   * For signing in and recovery: people are found before their account is known. Who has not yet joined is nobody here, and
   * accounts that close or are closed have no people any more.
   */
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
      .andWhere('u.joined_at is not null')
      .andWhere(`exists (select 1 from accounts a where a.id = u.account_id and a.status not in ('closing', 'closed'))`)
      .orderBy('u.email_confirmed_at is null', 'ASC')
      .addOrderBy('u.id', 'ASC')
      .limit(MAX_OF_ONE_ADDRESS)
      .getMany();
  }
}
