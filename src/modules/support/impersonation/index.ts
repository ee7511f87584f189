import { ImpersonationEntity } from './data/impersonation.entity.js';

export { ImpersonationModule } from './impersonation.module.js';
export type { ImpersonationMode } from './rules/impersonation.js';
export { ReadImpersonations } from './use-cases/read-impersonations.query.js';

export const IMPERSONATION_ENTITIES = [ImpersonationEntity];
