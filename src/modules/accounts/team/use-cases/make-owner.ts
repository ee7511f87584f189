import { Injectable } from '@nestjs/common';
import { WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import type { AccountScope, BeforeCommit, Tx } from '../../../../platform/database/tx.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { Outbox } from '../../../../platform/outbox/outbox.js';
import { type UserEntity, UsersRepository } from '../../account/index.js';
import { JudgeSecondFactor, OwnPassword, OwnPerson, SessionEnding } from '../../sign-in/index.js';
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

export interface OwnProof {
  password: string;
  totp?: string;
}

/** The owner shows that it is he: his password, and his second factor where he has one. Nobody else does it in his place. */
@Injectable()
export class ProveOwner {
  constructor(
    private readonly people: OwnPerson,
    private readonly password: OwnPassword,
    private readonly secondFactor: JudgeSecondFactor,
  ) {}

  /** Answers the user id of who proved himself. */
  async run({ caller, actor }: ManagedBy, { password, totp }: OwnProof): Promise<string> {
    const person = await this.people.of(caller);
    if (person.owner.kind !== 'user') throw platformProblems.forbidden();
    await this.password.requireOf(person, password, actor.ip ?? null);
    await this.secondFactor.require(person, totp, actor.ip ?? null);
    return person.owner.userId;
  }
}

/** Hands the account over. Only its owner may; he stays as an administrator. */
@Injectable()
export class MakeOwner {
  constructor(
    private readonly access: TeamAccess,
    private readonly proof: ProveOwner,
    private readonly handover: Handover,
    private readonly members: ListUsers,
  ) {}

  async run(
    scope: AccountScope,
    { userId, ...proof }: OwnProof & { userId: string },
    by: ManagedBy,
    keep: BeforeCommit<TeamMember>,
  ): Promise<TeamMember> {
    const deed = { action: 'account.ownership_transfer', userId };
    const ownerId = await this.access.recordingRefusal(scope, by, deed, () => this.proof.run(by, proof));
    return this.access.changing(scope, by, deed, async (tx, _account, power) => {
      if (power !== 'owner') throw platformProblems.forbidden();
      const from = await this.access.personIn(tx, scope, ownerId);
      const to = await this.access.personIn(tx, scope, userId);
      if (to.joinedAt === null) throw teamProblems.user_not_joined();
      if (to.id !== from.id) await this.handOverIn(tx, scope, by, from, to);
      const member = await this.members.memberIn(tx, Object.assign(to, { role: 'owner' as const }));
      await keep(tx, member);
      return member;
    });
  }

  private async handOverIn(
    tx: Tx,
    scope: AccountScope,
    by: ManagedBy,
    from: UserEntity,
    to: UserEntity,
  ): Promise<void> {
    await this.handover.applyIn(tx, scope, from, to);
    const changes = { owner: { from: wireOf(from), to: wireOf(to) }, role: { from: to.role, to: 'owner' } };
    await this.access.recordIn(tx, scope, by.actor, {
      action: 'account.ownership_transferred',
      userId: to.id,
      changes,
    });
  }
}

function wireOf(user: UserEntity): string {
  return wireId(WIRE_PREFIXES.user, user.id);
}
