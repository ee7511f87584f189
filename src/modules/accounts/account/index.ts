import { AccountEntity } from './data/account.entity.js';
import { AuditEntryEntity } from './data/audit-entry.entity.js';
import { BlockEntity } from './data/block.entity.js';
import { UserEntity } from './data/user.entity.js';

export { AccountModule } from './account.module.js';
export type { AccountEntity } from './data/account.entity.js';
export { AccountsRepository } from './data/accounts.repository.js';
export { AuditLog } from './data/audit-log.js';
export { UsersRepository } from './data/users.repository.js';
export type { UserEntity } from './data/user.entity.js';
export type { AccountGate } from './rules/account-gate.js';
export type { AccountProfile } from './rules/account-profile.js';
export type { AuditRecord } from './rules/audit-entry.js';
export { normaliseEmail } from './rules/email-address.js';
export { AccountGates } from './use-cases/account-gates.js';
export { usernameOf } from './rules/usernames.js';
export { OpenAccount, type OpenedAccount } from './use-cases/open-account.js';
export { accountView, type AccountView } from './rules/account-view.js';
export { presentAccount } from './http/account.presenter.js';
export { AccountDto, ProfileDto } from './http/account.dto.js';

export const ACCOUNT_ENTITIES = [AccountEntity, UserEntity, BlockEntity, AuditEntryEntity];
