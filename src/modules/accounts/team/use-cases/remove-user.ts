import { Injectable } from '@nestjs/common';
import type { AccountScope } from '../../../../platform/database/tx.js';
import { UsersRepository } from '../../account/index.js';
import { ErasePerson } from '../../leaving/index.js';
import { ForgetPerson } from '../../sign-in/index.js';
import { teamProblems } from '../team.errors.js';
import { type ManagedBy, requirePower, TeamAccess } from './team-access.js';
import { statusOf } from '../rules/team-member.js';

/**
 * Takes a person out of the account, himself included: his sessions and links end, his address is gone, his user name never comes
 * back. Keys and credentials that he made belong to the account and stay.
 */
@Injectable()
export class RemoveUser {
  constructor(
    private readonly access: TeamAccess,
    private readonly users: UsersRepository,
    private readonly forget: ForgetPerson,
    private readonly erase: ErasePerson,
  ) {}

  run(scope: AccountScope, userId: string, by: ManagedBy): Promise<void> {
    const deed = { action: 'user.removal', userId };
    return this.access.changing(scope, by, deed, async (tx, _account, power) => {
      const user = await this.access.personIn(tx, scope, userId);
      if (user.role === 'owner') throw teamProblems.last_owner();
      if (by.caller.kind !== 'user' || by.caller.userId !== userId) requirePower(power, user.role);
      await this.access.recordIn(tx, scope, by.actor, {
        action: 'user.removed',
        userId,
        changes: {
          role: { from: user.role, to: null },
          username: { from: user.username, to: null },
          status: { from: statusOf(user), to: null },
        },
      });
      await this.forget.in(tx, user);
      await this.erase.markIn(tx, scope, { userId, email: user.email });
      await this.users.delete(tx, scope, userId);
    });
  }
}
