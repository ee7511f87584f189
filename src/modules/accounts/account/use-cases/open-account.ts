import { Injectable } from '@nestjs/common';
import { newId, WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import type { Language } from '../../../../kernel/texts.js';
import type { Tx } from '../../../../platform/database/tx.js';
import type { AccountEntity } from '../data/account.entity.js';
import { AccountsRepository } from '../data/accounts.repository.js';
import { AuditLog } from '../data/audit-log.js';
import type { UserEntity } from '../data/user.entity.js';
import { UsersRepository } from '../data/users.repository.js';
import type { AccountProfile } from '../rules/account-profile.js';
import { usernameOf } from '../rules/usernames.js';

export interface NewAccount {
  id: string;
  organization: string;
  email: string;
  emailNormalised: string;
  passwordHash: string | null;
  offer: string;
  locale: Language;
  timeZone: string;
  profile: AccountProfile;
  ip: string;
}

export interface OpenedAccount {
  account: AccountEntity;
  owner: UserEntity;
}

/** Makes a pending account and its first person, the owner, in the caller's transaction. */
@Injectable()
export class OpenAccount {
  constructor(
    private readonly accounts: AccountsRepository,
    private readonly users: UsersRepository,
    private readonly auditLog: AuditLog,
  ) {}

  async openIn(tx: Tx, wanted: NewAccount): Promise<OpenedAccount> {
    const account = await this.accountOf(tx, wanted);
    const owner = ownerOf(tx, wanted, account);
    await this.accounts.insert(tx, account);
    await this.users.insert(tx, owner);
    const userId = wireId(WIRE_PREFIXES.user, owner.id);
    await this.auditLog.record(tx, {
      accountId: account.id,
      action: 'account.signed_up',
      actor: { type: 'user', id: userId, label: owner.username, ip: wanted.ip },
      target: { type: 'account', id: wireId(WIRE_PREFIXES.account, account.id) },
      changes: { offer: account.offer },
    });
    return { account, owner };
  }

  private async accountOf(tx: Tx, wanted: NewAccount): Promise<AccountEntity> {
    return {
      id: wanted.id,
      platformId: await this.accounts.drawPlatformId(tx),
      organization: wanted.organization,
      offer: wanted.offer,
      status: 'pending',
      locale: wanted.locale,
      timeZone: wanted.timeZone,
      profile: wanted.profile,
      grantedTier: null,
      earnedTier: 0,
      reviewedTier: null,
      riskFlags: [],
      ratePerHour: null,
      lastUserOrdinal: 1,
      version: 1,
      createdAt: tx.now,
      confirmedAt: null,
      closesAt: null,
      closedAt: null,
    };
  }
}

function ownerOf(tx: Tx, wanted: NewAccount, account: AccountEntity): UserEntity {
  return {
    id: newId(tx.now),
    accountId: account.id,
    ordinal: 1,
    username: usernameOf(account.platformId, 1),
    email: wanted.email,
    emailNormalised: wanted.emailNormalised,
    role: 'owner',
    locale: wanted.locale,
    passwordHash: wanted.passwordHash,
    emailConfirmedAt: null,
    joinedAt: tx.now,
    invitationExpiresAt: null,
    lastLoginAt: null,
    createdAt: tx.now,
  };
}
