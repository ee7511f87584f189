import { Module, type OnModuleInit } from '@nestjs/common';
import { BlobsModule } from '../../../platform/blobs/index.js';
import { DepartedAccounts } from '../../../platform/outbox/departed-accounts.js';
import { AccountModule } from '../account/index.js';
import { SignInModule } from '../sign-in/index.js';
import { AccountsParts } from './account-parts.js';
import { ErasePersonWhenUserIsRemoved } from './consumers/erase-person-when-user-is-removed.js';
import { AccessOfAccount } from './data/access-of-account.js';
import { AccountDoor } from './data/account-door.js';
import { ExportsRepository } from './data/exports.repository.js';
import { PeopleToErase } from './data/people-to-erase.repository.js';
import { PurgesRepository } from './data/purges.repository.js';
import { AdminLeavingController } from './http/admin-leaving.controller.js';
import { ClosingController } from './http/closing.controller.js';
import { ExportLocator, ExportsController } from './http/exports.controller.js';
import { DueExports } from './jobs/due-exports.js';
import { DuePurges } from './jobs/due-purges.js';
import { LeavingWorker } from './jobs/leaving-worker.js';
import { LeavingParts } from './parts.js';
import { PlatformParts } from './platform-parts.js';
import { CertifyPurge, SetTombstone } from './use-cases/certify-purge.js';
import { CloseAccounts, EndAccess } from './use-cases/close-accounts.js';
import { CloseOwnAccount } from './use-cases/close-own-account.js';
import { ErasePerson } from './use-cases/erase-person.js';
import { ForgetOutsider } from './use-cases/forget-outsider.js';
import { LeavingSignals } from './use-cases/leaving-signals.js';
import { OpenExports } from './use-cases/open-exports.js';
import { PurgeAccounts } from './use-cases/purge-accounts.js';
import { ReadCertificate } from './use-cases/read-certificate.query.js';
import { ReadExports } from './use-cases/read-exports.query.js';
import { ReopenAccount, RestoreAccess } from './use-cases/reopen-account.js';
import { RequestExport } from './use-cases/request-export.js';
import { DescribeExport, ExportWorld, WriteExports } from './use-cases/write-exports.js';

/** How people leave: with a copy of their data, by a closing that can be taken back, and with nothing left behind. */
@Module({
  imports: [BlobsModule, AccountModule, SignInModule],
  controllers: [ExportsController, ClosingController, AdminLeavingController],
  providers: [
    LeavingParts,
    AccountsParts,
    PlatformParts,
    AccessOfAccount,
    AccountDoor,
    ExportsRepository,
    PurgesRepository,
    LeavingSignals,
    OpenExports,
    RequestExport,
    ReadExports,
    DescribeExport,
    ExportWorld,
    WriteExports,
    EndAccess,
    CloseAccounts,
    CloseOwnAccount,
    RestoreAccess,
    ReopenAccount,
    SetTombstone,
    CertifyPurge,
    PurgeAccounts,
    ReadCertificate,
    PeopleToErase,
    ErasePerson,
    ForgetOutsider,
    ErasePersonWhenUserIsRemoved,
    ExportLocator,
    DueExports,
    DuePurges,
    LeavingWorker,
  ],
  exports: [LeavingParts, CloseAccounts, ErasePerson, ForgetOutsider],
})
export class LeavingModule implements OnModuleInit {
  constructor(
    private readonly departed: DepartedAccounts,
    private readonly door: AccountDoor,
  ) {}

  onModuleInit(): void {
    this.departed.register((tx, accountId) => this.door.isGoneIn(tx, accountId));
  }
}
