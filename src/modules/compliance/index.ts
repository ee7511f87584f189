import { BLOCK_ENTITIES } from './blocks/index.js';
import { REVIEW_ENTITIES } from './reviews/index.js';

export { ComplianceModule } from './compliance.module.js';
export { type BlockNotice, ComplianceFacade } from './compliance.facade.js';

export const complianceEntities = [...REVIEW_ENTITIES, ...BLOCK_ENTITIES];
