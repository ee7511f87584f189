import { Module } from '@nestjs/common';
import { BlobsModule } from '../../../platform/blobs/index.js';
import { AccountsModule } from '../../accounts/index.js';
import { ContactsModule } from '../contacts/index.js';
import { ImportEnds } from './data/import-ends.repository.js';
import { ImportFilesRepository } from './data/import-files.repository.js';
import { ImportRejects } from './data/import-rejects.repository.js';
import { ImportsRepository } from './data/imports.repository.js';
import { ImportLocator } from './http/import.presenter.js';
import { ImportRejectsController } from './http/import-rejects.controller.js';
import { ImportsController } from './http/imports.controller.js';
import { ImportParts } from './import-parts.js';
import { PersonInImports } from './person-in-imports.js';
import { ForgetImports } from './jobs/forget-imports.js';
import { ImportsWorker } from './jobs/imports-worker.js';
import { SuppressedAddresses } from './suppressed-addresses.js';
import { ApplyPage, ImportTargets } from './use-cases/apply-page.js';
import { ChangeImport } from './use-cases/change-import.js';
import { FormFiles } from './use-cases/form-files.js';
import { ImportRoom } from './use-cases/import-room.js';
import { ImportTrail } from './use-cases/import-trail.js';
import { PreviewImport } from './use-cases/preview-import.js';
import { ReadImports } from './use-cases/read-imports.query.js';
import { RunImports } from './use-cases/run-imports.js';
import { StartImport } from './use-cases/start-import.js';

@Module({
  imports: [AccountsModule, BlobsModule, ContactsModule],
  controllers: [ImportsController, ImportRejectsController],
  providers: [
    ...[
      ImportsRepository,
      ImportFilesRepository,
      ImportEnds,
      ImportRejects,
      ImportLocator,
      ImportParts,
      SuppressedAddresses,
    ],
    ...[FormFiles, ImportRoom, ImportTrail, PreviewImport, StartImport, ChangeImport, ReadImports],
    ...[ApplyPage, ImportTargets, RunImports, ImportsWorker, ForgetImports, PersonInImports],
  ],
  exports: [SuppressedAddresses],
})
export class ImportsModule {}
