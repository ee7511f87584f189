import { BlockAnswerEntity } from './data/block-answer.entity.js';
import { BlockCaseEntity } from './data/block-case.entity.js';

export { BlocksModule } from './blocks.module.js';
export type { ExplainedBlock } from './use-cases/explain-blocks.js';
export { ReadBlocks } from './use-cases/read-blocks.query.js';

export const BLOCK_ENTITIES = [BlockCaseEntity, BlockAnswerEntity];
