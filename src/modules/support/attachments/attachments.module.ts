import { Module } from '@nestjs/common';
import { BlobsModule } from '../../../platform/blobs/index.js';
import { Config } from '../../../platform/config/config.js';
import { AccountsModule } from '../../accounts/index.js';
import { AttachmentParts } from './attachment-parts.js';
import { ClamdScanner } from './adapters/clamd-scanner.js';
import { NoScanner, VirusScanner } from './adapters/virus-scanner.port.js';
import { TicketAttachmentsRepository } from './data/ticket-attachments.repository.js';
import { AttachmentShelf } from './use-cases/attachment-shelf.js';
import { ScanAttachments } from './use-cases/scan-attachments.js';

/** Files that people attach to what they write. */
@Module({
  imports: [AccountsModule, BlobsModule],
  providers: [
    TicketAttachmentsRepository,
    AttachmentShelf,
    ScanAttachments,
    AttachmentParts,
    {
      provide: VirusScanner,
      inject: [Config],
      useFactory: ({ values }: Config) => (values.CLAMD_HOST ? new ClamdScanner(values.CLAMD_HOST) : new NoScanner()),
    },
  ],
  exports: [AttachmentShelf],
})
export class AttachmentsModule {}
