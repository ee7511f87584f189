import { Injectable } from '@nestjs/common';
import { newId, WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import type { AccountRole } from '../../../../contracts/roles.js';
import type { Language } from '../../../../kernel/texts.js';
import type { AccountScope, BeforeCommit, Tx } from '../../../../platform/database/tx.js';
import { platformProblems } from '../../../../platform/http/index.js';
import {
  type AccountEntity,
  AccountsRepository,
  normaliseEmail,
  type UserEntity,
  usernameOf,
  UsersRepository,
} from '../../account/index.js';
import { signInProblems } from '../../sign-in/index.js';
import { CountSeats } from './count-seats.js';
import { Invitations } from './invitations.js';
import { type ManagedBy, requirePower, TeamAccess } from './team-access.js';
import { statusOf, type TeamMember } from '../rules/team-member.js';

export interface WantedUser {
  email: string;
  role: AccountRole;
  locale?: Language;
}

/** Asks a person into the account: he has his user name and holds a seat from now on, and can do nothing until he accepts. */
@Injectable()
export class InviteUser {
  constructor(
    private readonly access: TeamAccess,
    private readonly accounts: AccountsRepository,
    private readonly users: UsersRepository,
    private readonly seats: CountSeats,
    private readonly invitations: Invitations,
  ) {}

  async run(
    scope: AccountScope,
    wanted: WantedUser,
    by: ManagedBy,
    keep: BeforeCommit<TeamMember>,
  ): Promise<TeamMember> {
    const emailNormalised = normaliseEmail(wanted.email);
    if (emailNormalised === null) {
      throw platformProblems.validation_failed({ errors: [{ field: 'email', code: 'address_invalid', message: '' }] });
    }
    const deed = { action: 'user.invitation', userId: null, changes: { role: { from: null, to: wanted.role } } };
    return this.access.changing(scope, by, deed, async (tx, account, power) => {
      if (account.confirmedAt === null) throw signInProblems.email_not_confirmed();
      requirePower(power, wanted.role);
      const known = await this.users.findByEmail(tx, scope, emailNormalised);
      if (known) throw alreadyThere(known);
      await this.seats.requireFreeIn(tx, account);
      const user = await this.insertIn(tx, account, { ...wanted, emailNormalised });
      await this.invitations.sendIn(tx, user);
      const changes = { role: { from: null, to: user.role }, username: { from: null, to: user.username } };
      await this.access.recordIn(tx, scope, by.actor, { action: 'user.invited', userId: user.id, changes });
      const member = { user, totpEnabled: false };
      await keep(tx, member);
      return member;
    });
  }

  private async insertIn(
    tx: Tx,
    account: AccountEntity,
    wanted: WantedUser & { emailNormalised: string },
  ): Promise<UserEntity> {
    const ordinal = await this.accounts.drawUserOrdinal(tx, { accountId: account.id });
    const user: UserEntity = {
      id: newId(tx.now),
      accountId: account.id,
      ordinal,
      username: usernameOf(account.platformId, ordinal),
      email: wanted.email.trim(),
      emailNormalised: wanted.emailNormalised,
      role: wanted.role,
      locale: wanted.locale ?? account.locale,
      passwordHash: null,
      emailConfirmedAt: null,
      joinedAt: null,
      invitationExpiresAt: this.invitations.expiryAt(tx),
      lastLoginAt: null,
      createdAt: tx.now,
    };
    await this.users.insert(tx, user);
    return user;
  }
}

/** Names the person, so that an invitation that ran out can be sent again. */
function alreadyThere(user: UserEntity): Error {
  const extra = { userId: wireId(WIRE_PREFIXES.user, user.id), userStatus: statusOf(user) };
  return signInProblems.user_exists({ extra });
}
