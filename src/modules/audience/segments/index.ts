import { SegmentEntity } from './data/segment.entity.js';

export { ConditionCompiler, SqlParameters } from './data/compile-condition.js';
export { type Stepped, stepped, stepSql, walkContacts } from './data/contact-walk.js';
export { SegmentsRepository } from './data/segments.repository.js';
export type { ConditionTree } from './rules/condition.js';
export { requiredLists } from './rules/required-lists.js';
export { type FindSegmentUses, type SegmentUse, SegmentUses } from './segment-uses.js';
export { segmentProblems } from './segments.errors.js';
export { SegmentsModule } from './segments.module.js';
export { ReadConditions } from './use-cases/read-conditions.js';

export const SEGMENT_ENTITIES = [SegmentEntity];
