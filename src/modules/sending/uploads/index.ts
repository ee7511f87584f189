import { UploadEntity } from './data/upload.entity.js';

export type { Upload } from './data/uploads.repository.js';
export { MAX_UPLOAD_BYTES } from './rules/upload-rules.js';
export { UploadsModule } from './uploads.module.js';
export { UploadedFiles } from './use-cases/uploaded-files.js';

export const uploadEntities = [UploadEntity];
