import { Module } from '@nestjs/common';
import { BlobStore } from './blob-store.js';
import { PostgresBlobStore } from './postgres-blob-store.js';
import { SweepBlobs } from './sweep-blobs.js';

@Module({
  providers: [{ provide: BlobStore, useClass: PostgresBlobStore }, SweepBlobs],
  exports: [BlobStore],
})
export class BlobsModule {}
