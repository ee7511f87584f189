import { AccountEntity } from './data/account.entity.js';
import { AuditEntryEntity } from './data/audit-entry.entity.js';
import { BlockEntity } from './data/block.entity.js';
import { UserEntity } from './data/user.entity.js';

export { AccountModule } from './account.module.js';
export { AccountsRepository } from './data/accounts.repository.js';
export type { AccountEntity } from './data/account.entity.js';
export type { BlockEntity } from './data/block.entity.js';
export { BlocksRepository } from './data/blocks.repository.js';
export { TrustFactsReader } from './data/trust-facts.reader.js';
export { type Contact, ContactsReader } from './data/contacts.reader.js';
export { AuditLog } from './data/audit-log.js';
export { UsersRepository } from './data/users.repository.js';
export type { UserEntity } from './data/user.entity.js';
export type { AccountGate } from './rules/account-gate.js';
export { type AccountProfile, missingFields, type ProfileField } from './rules/account-profile.js';
export { type RiskFlag, trustedTier } from './rules/account-trust.js';
export {
  BLOCK_REASONS,
  BLOCK_SCOPES,
  type BlockReason,
  type BlockScope,
  type BlockStep,
  isOpen,
} from './rules/blocks.js';
export type { Tier } from './rules/tier.js';
export { changesBetween } from './rules/audit-changes.js';
export type { AuditRecord } from './rules/audit-entry.js';
export { normaliseEmail } from './rules/email-address.js';
export { ChangeTrust, type TierCause, type TrustChange } from './use-cases/change-trust.js';
export { LiftBlock } from './use-cases/lift-block.js';
export { type NewBlock, RaiseBlock } from './use-cases/raise-block.js';
export { AccountGates } from './use-cases/account-gates.js';
export { usernameOf } from './rules/usernames.js';
export { OpenAccount, type OpenedAccount } from './use-cases/open-account.js';
export { type IsResting, Resting } from './use-cases/resting.js';
export { accountView, type AccountView } from './rules/account-view.js';
export { AccountLocator } from './http/account.controller.js';
export { StaffAccountLocator } from './http/admin-accounts.controller.js';
export { platformIdIn } from './rules/usernames.js';
export { presentAccount } from './http/account.presenter.js';
export { AccountDto, ProfileDto } from './http/account.dto.js';

export const ACCOUNT_ENTITIES = [AccountEntity, UserEntity, BlockEntity, AuditEntryEntity];
