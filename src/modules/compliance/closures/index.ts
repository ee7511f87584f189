import { SpamClosureEntity } from './data/spam-closure.entity.js';

export { ClosuresModule } from './closures.module.js';
export { ReadClosures } from './use-cases/read-closures.query.js';

export const CLOSURE_ENTITIES = [SpamClosureEntity];
