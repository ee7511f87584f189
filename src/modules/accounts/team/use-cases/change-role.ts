import { Injectable } from '@nestjs/common';
import type { AccountRole } from '../../../../contracts/roles.js';
import type { AccountScope } from '../../../../platform/database/tx.js';
import { UsersRepository } from '../../account/index.js';
import { SessionEnding } from '../../sign-in/index.js';
import { teamProblems } from '../team.errors.js';
import { ListUsers } from './list-users.query.js';
import { type ManagedBy, requirePower, TeamAccess } from './team-access.js';
import type { TeamMember } from '../rules/team-member.js';

/** Gives a person another role; his open sessions have it within seconds. */
@Injectable()
export class ChangeRole {
  constructor(
    private readonly access: TeamAccess,
    private readonly users: UsersRepository,
    private readonly sessions: SessionEnding,
    private readonly members: ListUsers,
  ) {}

  run(scope: AccountScope, userId: string, role: AccountRole, by: ManagedBy): Promise<TeamMember> {
    const deed = { action: 'user.role_change', userId, changes: { role: { from: null, to: role } } };
    return this.access.changing(scope, by, deed, async (tx, _account, power) => {
      const user = await this.access.personIn(tx, scope, userId);
      deed.changes.role = Object.assign(deed.changes.role, { from: user.role });
      if (user.role !== role) {
        if (user.role === 'owner') throw teamProblems.last_owner();
        requirePower(power, user.role, role);
        await this.users.update(tx, scope, userId, { role });
        await this.sessions.roleChangedIn(tx, scope, userId);
        await this.access.recordIn(tx, scope, by.actor, { ...deed, action: 'user.role_changed' });
      }
      return this.members.memberIn(tx, Object.assign(user, { role }));
    });
  }
}
