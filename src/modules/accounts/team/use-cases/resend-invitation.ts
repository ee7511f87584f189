import { Injectable } from '@nestjs/common';
import type { AccountScope, BeforeCommit } from '../../../../platform/database/tx.js';
import { UsersRepository } from '../../account/index.js';
import { teamProblems } from '../team.errors.js';
import { CountSeats } from './count-seats.js';
import { Invitations } from './invitations.js';
import { type ManagedBy, requirePower, TeamAccess } from './team-access.js';
import type { TeamMember } from '../rules/team-member.js';

/** A new link for another seven days; the one before is dead. An invitation that had run out needs a free seat again. */
@Injectable()
export class ResendInvitation {
  constructor(
    private readonly access: TeamAccess,
    private readonly users: UsersRepository,
    private readonly seats: CountSeats,
    private readonly invitations: Invitations,
  ) {}

  run(scope: AccountScope, userId: string, by: ManagedBy, keep: BeforeCommit<TeamMember>): Promise<TeamMember> {
    const deed = { action: 'user.invitation_resending', userId };
    return this.access.changing(scope, by, deed, async (tx, account, power) => {
      const user = await this.access.personIn(tx, scope, userId);
      if (user.joinedAt !== null) throw teamProblems.user_already_joined();
      requirePower(power, user.role);
      const ranOut = user.invitationExpiresAt !== null && user.invitationExpiresAt <= tx.now;
      if (ranOut) await this.seats.requireFreeIn(tx, account);
      const change = { invitationExpiresAt: this.invitations.expiryAt(tx) };
      await this.users.update(tx, scope, userId, change);
      await this.invitations.sendIn(tx, user);
      await this.access.recordIn(tx, scope, by.actor, { action: 'user.invitation_resent', userId });
      const member = { user: Object.assign(user, change), totpEnabled: false };
      await keep(tx, member);
      return member;
    });
  }
}
