export { BlobsModule } from './blobs.module.js';
export { BlobStore, type OpenBlob, type StoredBlob } from './blob-store.js';
