import { StaffEntity } from './data/staff.entity.js';

export { SignInModule } from './sign-in.module.js';
export { StaffDoor } from './staff.door.js';
export type { StartedImpersonation } from './use-cases/impersonation-sessions.js';
export { signInProblems } from './sign-in.errors.js';
export { SignedUpDto } from './http/sign-up.dto.js';
export { presentSignedUp } from './http/sign-up.presenter.js';
export type { LinkPurpose } from './rules/links.js';
export { AnnounceLinks } from './use-cases/announce-links.js';
export { ConfirmEmail } from './use-cases/confirm-email.js';
export { EnsureFirstOperator, type FirstOperator } from './use-cases/ensure-first-operator.js';
export { ForgetPerson } from './use-cases/forget-person.js';
export { SharedAddress } from './use-cases/shared-address.js';
export { GuardedGuess } from './use-cases/guarded-guess.js';
export { InvitationLinks } from './use-cases/invitation-links.js';
export { Links } from './use-cases/links.js';
export { LiveSessions } from './use-cases/live-sessions.js';
export { OwnPerson } from './use-cases/own-person.js';
export { JudgeSecondFactor } from './use-cases/judge-second-factor.js';
export { NewPassword } from './use-cases/new-password.js';
export { OwnPassword } from './use-cases/own-password.js';
export { AccountParts, type AddressGuard, type EmailConfirmedPart, type SignUpPart } from './use-cases/parts.js';
export { ResetPassword } from './use-cases/reset-password.js';
export { SessionEnding } from './use-cases/session-ending.js';
export { TokenPairs } from './use-cases/token-pairs.js';

export const SIGN_IN_ENTITIES = [StaffEntity];
