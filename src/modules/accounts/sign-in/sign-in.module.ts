import { Module } from '@nestjs/common';
import { AccountModule } from '../account/index.js';
import { SecondFactorModule } from '../second-factor/index.js';
import { BreachedPasswords } from './adapters/breached-passwords.js';
import { PasswordHasher } from './adapters/password-hasher.js';
import { OneTimeTokens } from './data/one-time-tokens.repository.js';
import { PasswordsRepository } from './data/passwords.repository.js';
import { SessionsRepository } from './data/sessions.repository.js';
import { SignInThrottles } from './data/sign-in-throttles.js';
import { StaffRepository } from './data/staff.repository.js';
import { AdminStaffController, StaffLocator } from './http/admin-staff.controller.js';
import { AuthController } from './http/auth.controller.js';
import { OwnSignInController } from './http/own-sign-in.controller.js';
import { RecoveryController } from './http/recovery.controller.js';
import { SecondFactorController } from './http/second-factor.controller.js';
import { SessionLocator, SessionsController } from './http/sessions.controller.js';
import { SignUpController } from './http/sign-up.controller.js';
import { AnnounceFactorChange } from './use-cases/announce-factor-change.js';
import { ImpersonationSessionsRepository } from './data/impersonation-sessions.repository.js';
import { StaffDoor } from './staff.door.js';
import { AnnounceLinks } from './use-cases/announce-links.js';
import { EmailChangeEffect, RequestEmailChange } from './use-cases/change-email.js';
import { ChangePassword, PasswordChangeEffect } from './use-cases/change-password.js';
import { ConfirmEmail } from './use-cases/confirm-email.js';
import { ConfirmationEffect } from './use-cases/confirmation-effect.js';
import { EnsureFirstOperator } from './use-cases/ensure-first-operator.js';
import { SessionUse } from './use-cases/session-use.js';
import { SharedAddress } from './use-cases/shared-address.js';
import { FindPeople } from './use-cases/find-people.js';
import { ForgetPerson } from './use-cases/forget-person.js';
import { ForgetStaleSignIns } from './use-cases/forget-stale-sign-ins.js';
import { GuardedGuess } from './use-cases/guarded-guess.js';
import { InvitationLinks } from './use-cases/invitation-links.js';
import { ImpersonationSessions } from './use-cases/impersonation-sessions.js';
import { JudgeSecondFactor } from './use-cases/judge-second-factor.js';
import { ByHandTools, LetInByHand } from './use-cases/let-in-by-hand.js';
import { Links } from './use-cases/links.js';
import { LiveSessions } from './use-cases/live-sessions.js';
import { ManageSecondFactor } from './use-cases/manage-second-factor.js';
import { ManageStaff } from './use-cases/manage-staff.js';
import { NewPassword } from './use-cases/new-password.js';
import { OwnPassword } from './use-cases/own-password.js';
import { OwnPerson } from './use-cases/own-person.js';
import { OwnSessions } from './use-cases/own-sessions.js';
import { AccountParts } from './use-cases/parts.js';
import { RecoverAccess } from './use-cases/recover-access.js';
import { RefreshSession } from './use-cases/refresh-session.js';
import { ResetEffect, ResetPassword } from './use-cases/reset-password.js';
import { SessionEnding } from './use-cases/session-ending.js';
import { SignIn } from './use-cases/sign-in.js';
import { SignInTrail } from './use-cases/sign-in-trail.js';
import { SignOut } from './use-cases/sign-out.js';
import { SignUp } from './use-cases/sign-up.js';
import { StartSession } from './use-cases/start-session.js';
import { TokenPairs } from './use-cases/token-pairs.js';

/** How people come in: sign-up, confirmation, passwords, sessions, recovery; customers' people and the operator's. */
@Module({
  imports: [AccountModule, SecondFactorModule],
  controllers: [
    SignUpController,
    AuthController,
    RecoveryController,
    OwnSignInController,
    SecondFactorController,
    SessionsController,
    AdminStaffController,
  ],
  providers: [
    StaffDoor,
    ImpersonationSessions,
    ImpersonationSessionsRepository,
    BreachedPasswords,
    PasswordHasher,
    OneTimeTokens,
    SessionsRepository,
    SignInThrottles,
    StaffRepository,
    AccountParts,
    AnnounceLinks,
    Links,
    InvitationLinks,
    SignUp,
    ConfirmEmail,
    ConfirmationEffect,
    RecoverAccess,
    ResetPassword,
    ResetEffect,
    FindPeople,
    ForgetPerson,
    SharedAddress,
    GuardedGuess,
    PasswordsRepository,
    NewPassword,
    PasswordChangeEffect,
    ChangePassword,
    RequestEmailChange,
    EmailChangeEffect,
    SignInTrail,
    SessionUse,
    OwnSessions,
    SessionLocator,
    OwnPerson,
    OwnPassword,
    AnnounceFactorChange,
    JudgeSecondFactor,
    ManageSecondFactor,
    SignIn,
    StartSession,
    TokenPairs,
    LiveSessions,
    SessionEnding,
    RefreshSession,
    SignOut,
    EnsureFirstOperator,
    ManageStaff,
    ByHandTools,
    LetInByHand,
    StaffLocator,
    ForgetStaleSignIns,
  ],
  exports: [
    NewPassword,
    StaffDoor,
    AnnounceLinks,
    JudgeSecondFactor,
    OwnPerson,
    StaffDoor,
    AccountParts,
    Links,
    InvitationLinks,
    OwnPassword,
    ForgetPerson,
    SessionEnding,
    SignIn,
    ConfirmEmail,
    ResetPassword,
    SharedAddress,
    GuardedGuess,
    TokenPairs,
    LiveSessions,
    EnsureFirstOperator,
  ],
})
export class SignInModule {}
