import { ACCOUNT_ENTITIES } from './account/index.js';
import { PROGRAM_ENTITIES } from './programs/index.js';
import { SIGN_IN_ENTITIES } from './sign-in/index.js';

export { AccountsModule } from './accounts.module.js';
export { AccountBlocks } from './blocks.facade.js';
export { AccountTrust, type TrustedAccount } from './trust.facade.js';
export { BROWSER_LIFETIME_MS, BrowserSessions } from './browser-sessions.facade.js';
export { AccountsFacade } from './accounts.facade.js';
export type { Contact } from './account/index.js';
export { SignInFacade } from './sign-in.facade.js';
export { LetInByHand, type Person, type StartedImpersonation } from './sign-in/index.js';
export { TeamFacade } from './team.facade.js';
export { Outsiders } from './outsiders.facade.js';
export {
  type AccountGate,
  type AccountProfile,
  BLOCK_REASONS,
  BLOCK_SCOPES,
  type BlockEntity,
  type BlockReason,
  type BlockScope,
  type BlockStep,
  changesBetween,
  isOpen,
  normaliseEmail,
  type NewBlock,
  type ProfileField,
  type RiskFlag,
  StaffAccountLocator,
} from './account/index.js';
export type { Actor } from './audit-actor.js';
export {
  type ClosingReason,
  type ErasurePart,
  erasureOfTable,
  type ExportPart,
  exportOfTable,
  type KeptPart,
  keptTable,
  type LeavingPerson,
  type TableExport,
} from './leaving/index.js';
export { credentialOf, LivingCallers } from './living-callers.js';
export { CleanText } from './clean-text.js';
export { actorOf } from './actor-of-caller.js';
export type { AddressGuard, EmailConfirmedPart, SignUpPart } from './sign-in/index.js';
export type { SmtpProof, SmtpSettings } from './programs/index.js';
export type { SeatAllowance, SeatPlan } from './team/index.js';

export const accountsEntities = [...ACCOUNT_ENTITIES, ...SIGN_IN_ENTITIES, ...PROGRAM_ENTITIES];
