export { BlobsModule } from './blobs.module.js';
export { BlobStore, type OpenBlob } from './blob-store.js';
