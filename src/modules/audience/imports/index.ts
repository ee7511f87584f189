import { ContactImportEntity } from './data/contact-import.entity.js';
import { ImportFileEntity } from './data/import-file.entity.js';
import { ImportRejectEntity } from './data/import-reject.entity.js';

export { ImportsModule } from './imports.module.js';
export { SuppressedAddresses } from './suppressed-addresses.js';

export const IMPORT_ENTITIES = [ContactImportEntity, ImportFileEntity, ImportRejectEntity];
