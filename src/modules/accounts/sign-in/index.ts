import { StaffEntity } from './data/staff.entity.js';

export { SignInModule } from './sign-in.module.js';
export { signInProblems } from './sign-in.errors.js';
export type { LinkPurpose } from './rules/links.js';
export { ConfirmEmail } from './use-cases/confirm-email.js';
export { EnsureFirstOperator, type FirstOperator } from './use-cases/ensure-first-operator.js';
export { SharedAddress } from './use-cases/shared-address.js';
export { GuardedGuess } from './use-cases/guarded-guess.js';
export { Links } from './use-cases/links.js';
export { LiveSessions } from './use-cases/live-sessions.js';
export { AccountParts, type EmailConfirmedPart, type SignUpPart } from './use-cases/parts.js';
export { ResetPassword } from './use-cases/reset-password.js';
export { TokenPairs } from './use-cases/token-pairs.js';

export const SIGN_IN_ENTITIES = [StaffEntity];
