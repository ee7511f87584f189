import { ViolationEntity } from './data/violation.entity.js';

export { ViolationsModule } from './violations.module.js';
export type { ViolationEntity } from './data/violation.entity.js';
export { presentViolation } from './http/violation.presenter.js';
export { ViolationDto } from './http/violations.dto.js';
export { ReadViolations } from './use-cases/read-violations.query.js';
export { RecordViolation } from './use-cases/record-violation.js';

export const VIOLATION_ENTITIES = [ViolationEntity];
