import { Module } from '@nestjs/common';
import { AccountsRepository } from './data/accounts.repository.js';
import { AuditLog } from './data/audit-log.js';
import { BlocksRepository } from './data/blocks.repository.js';
import { ContactsReader } from './data/contacts.reader.js';
import { GatesReader } from './data/gates.reader.js';
import { TrustFactsReader } from './data/trust-facts.reader.js';
import { UsersRepository } from './data/users.repository.js';
import { AccountHistoryController } from './http/account-history.controller.js';
import { AccountController, AccountLocator } from './http/account.controller.js';
import { AdminAccountsController, StaffAccountLocator } from './http/admin-accounts.controller.js';
import { AdminAuditLogController } from './http/admin-audit-log.controller.js';
import { AccountGates } from './use-cases/account-gates.js';
import { AdjustAccount } from './use-cases/adjust-account.js';
import { ChangeTrust } from './use-cases/change-trust.js';
import { EndDueBlocks } from './use-cases/end-due-blocks.js';
import { GetAccount } from './use-cases/get-account.query.js';
import { LiftBlock } from './use-cases/lift-block.js';
import { ListAuditLog } from './use-cases/list-audit-log.query.js';
import { OpenAccount } from './use-cases/open-account.js';
import { RaiseBlock } from './use-cases/raise-block.js';
import { StaffAccounts } from './use-cases/staff-accounts.query.js';
import { Resting } from './use-cases/resting.js';
import { UpdateAccount } from './use-cases/update-account.js';

/** The account itself: what it is called, what it may do, what keeps it from it, what was done to it. */
@Module({
  controllers: [AccountHistoryController, AccountController, AdminAccountsController, AdminAuditLogController],
  providers: [
    AccountsRepository,
    UsersRepository,
    BlocksRepository,
    TrustFactsReader,
    GatesReader,
    ContactsReader,
    AuditLog,
    AccountGates,
    OpenAccount,
    GetAccount,
    Resting,
    UpdateAccount,
    ListAuditLog,
    RaiseBlock,
    LiftBlock,
    EndDueBlocks,
    ChangeTrust,
    StaffAccounts,
    AdjustAccount,
    AccountLocator,
    StaffAccountLocator,
  ],
  exports: [
    Resting,
    ContactsReader,
    BlocksRepository,
    TrustFactsReader,
    ChangeTrust,
    AccountsRepository,
    UsersRepository,
    AuditLog,
    AccountGates,
    OpenAccount,
    GetAccount,
    RaiseBlock,
    LiftBlock,
    StaffAccountLocator,
  ],
})
export class AccountModule {}
