import { ALERT_ENTITIES } from './alerts/index.js';
import { BLOCK_ENTITIES } from './blocks/index.js';
import { CLOSURE_ENTITIES } from './closures/index.js';
import { REVIEW_ENTITIES } from './reviews/index.js';
import { VIOLATION_ENTITIES } from './violations/index.js';

export { ComplianceModule } from './compliance.module.js';
export { type BlockNotice, ComplianceFacade } from './compliance.facade.js';

export const complianceEntities = [
  ...REVIEW_ENTITIES,
  ...BLOCK_ENTITIES,
  ...ALERT_ENTITIES,
  ...VIOLATION_ENTITIES,
  ...CLOSURE_ENTITIES,
];
