import { Injectable } from '@nestjs/common';
import { WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import type { AccountScope, BeforeCommit, Tx } from '../../../../platform/database/tx.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { Outbox } from '../../../../platform/outbox/outbox.js';
import { type UserEntity, UsersRepository } from '../../account/index.js';
import { OwnPassword, SessionEnding } from '../../sign-in/index.js';
import { teamProblems } from '../team.errors.js';
import { ListUsers } from './list-users.query.js';
import { type ManagedBy, TeamAccess } from './team-access.js';
import type { TeamMember } from '../rules/team-member.js';

/** What changes when an account gets another owner. */
@Injectable()
export class Handover {
  constructor(
    private readonly users: UsersRepository,
    private readonly sessions: SessionEnding,
    private readonly outbox: Outbox,
  ) {}

  async applyIn(tx: Tx, scope: AccountScope, from: UserEntity, to: UserEntity): Promise<void> {
    await this.users.update(tx, scope, from.id, { role: 'admin' });
    await this.users.update(tx, scope, to.id, { role: 'owner' });
    for (const person of [from, to]) await this.sessions.roleChangedIn(tx, scope, person.id);
    await this.outbox.publish(tx, 'account.ownership_transferred.v1', {
      accountId: scope.accountId,
      aggregateId: scope.accountId,
      payload: { fromUserId: from.id, toUserId: to.id },
    });
  }
}

/** Hands the account over. Only its owner may, and shows his password for it; he stays as an administrator. */
@Injectable()
export class MakeOwner {
  constructor(
    private readonly access: TeamAccess,
    private readonly password: OwnPassword,
    private readonly handover: Handover,
    private readonly members: ListUsers,
  ) {}

  async run(
    scope: AccountScope,
    wanted: { userId: string; password: string },
    by: ManagedBy,
    keep: BeforeCommit<TeamMember>,
  ): Promise<TeamMember> {
    const { userId } = wanted;
    const deed = { action: 'account.ownership_transfer', userId };
    const ownerId = await this.requireOwnPassword(scope, wanted, by);
    return this.access.changing(scope, by, deed, async (tx, _account, power) => {
      if (power !== 'owner') throw platformProblems.forbidden();
      const from = await this.access.personIn(tx, scope, ownerId);
      const to = await this.access.personIn(tx, scope, userId);
      if (to.joinedAt === null) throw teamProblems.user_not_joined();
      if (to.id !== from.id) {
        await this.handover.applyIn(tx, scope, from, to);
        const changes = { owner: { from: wireOf(from), to: wireOf(to) }, role: { from: to.role, to: 'owner' } };
        const done = { action: 'account.ownership_transferred', userId, changes };
        await this.access.recordIn(tx, scope, by.actor, done);
      }
      const member = await this.members.memberIn(tx, Object.assign(to, { role: 'owner' as const }));
      await keep(tx, member);
      return member;
    });
  }

  /** Before the transaction: a password takes its time, and nobody else of the account should wait for it. */
  private async requireOwnPassword(
    scope: AccountScope,
    { userId, password }: { userId: string; password: string },
    by: ManagedBy,
  ): Promise<string> {
    if (by.caller.kind !== 'user') throw platformProblems.forbidden();
    try {
      await this.password.require(scope, by.caller.userId, password);
    } catch (error) {
      await this.access.recordRefusal(scope, by, { action: 'account.ownership_transfer', userId }, error);
      throw error;
    }
    return by.caller.userId;
  }
}

function wireOf(user: UserEntity): string {
  return wireId(WIRE_PREFIXES.user, user.id);
}
