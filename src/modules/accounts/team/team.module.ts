import { Module } from '@nestjs/common';
import { AccountModule } from '../account/index.js';
import { LeavingModule } from '../leaving/index.js';
import { SecondFactorModule } from '../second-factor/index.js';
import { SignInModule } from '../sign-in/index.js';
import { AdminPeopleController } from './http/admin-people.controller.js';
import { InvitationsController } from './http/invitations.controller.js';
import { UserLocator, UsersController } from './http/users.controller.js';
import { AcceptInvitation, Joining } from './use-cases/accept-invitation.js';
import { ChangeRole } from './use-cases/change-role.js';
import { CountSeats } from './use-cases/count-seats.js';
import { Invitations } from './use-cases/invitations.js';
import { InviteUser } from './use-cases/invite-user.js';
import { ListUsers } from './use-cases/list-users.query.js';
import { Handover, MakeOwner, ProveOwner } from './use-cases/make-owner.js';
import { RemoveUser } from './use-cases/remove-user.js';
import { ResendInvitation } from './use-cases/resend-invitation.js';
import { ResetSecondFactor, ResetTools } from './use-cases/reset-second-factor.js';
import { SeatPlans } from './use-cases/seat-plans.js';
import { TeamAccess } from './use-cases/team-access.js';
import { TeamMails } from './use-cases/team-mails.query.js';

/** The people of an account: who is invited, what each may do, who owns it, and how many there may be. */
@Module({
  imports: [AccountModule, LeavingModule, SecondFactorModule, SignInModule],
  controllers: [AdminPeopleController, UsersController, InvitationsController],
  providers: [
    SeatPlans,
    CountSeats,
    TeamAccess,
    Invitations,
    InviteUser,
    ResendInvitation,
    Joining,
    AcceptInvitation,
    TeamMails,
    ListUsers,
    ChangeRole,
    RemoveUser,
    ResetTools,
    ResetSecondFactor,
    Handover,
    ProveOwner,
    MakeOwner,
    UserLocator,
  ],
  exports: [SeatPlans, CountSeats, AcceptInvitation, TeamMails],
})
export class TeamModule {}
