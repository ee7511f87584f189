import { Module } from '@nestjs/common';
import { BlobsModule } from '../../../platform/blobs/index.js';
import { AccountsModule } from '../../accounts/index.js';
import { UploadsRepository } from './data/uploads.repository.js';
import { UploadLocator } from './http/upload.locator.js';
import { UploadsController } from './http/uploads.controller.js';
import { ExpireUploads } from './jobs/expire-uploads.js';
import { UploadParts } from './upload-parts.js';
import { DeleteUpload } from './use-cases/delete-upload.js';
import { ReadUploads } from './use-cases/read-uploads.query.js';
import { StoreUpload } from './use-cases/store-upload.js';
import { UploadedFiles } from './use-cases/uploaded-files.js';

@Module({
  imports: [AccountsModule, BlobsModule],
  controllers: [UploadsController],
  providers: [
    UploadsRepository,
    UploadLocator,
    StoreUpload,
    ReadUploads,
    DeleteUpload,
    UploadedFiles,
    ExpireUploads,
    UploadParts,
  ],
  exports: [UploadedFiles],
})
export class UploadsModule {}
