import { IpWarmupEntity } from './data/ip-warmup.entity.js';

export { WarmUpModule } from './warmup.module.js';
export { WarmUpsRepository } from './data/warmups.repository.js';
export type { IpWarmupEntity } from './data/ip-warmup.entity.js';
export { dayOf, hourOf, IpUses, type Taken } from './data/ip-uses.js';
export { StartWarmUp } from './use-cases/start-warm-up.js';
export { planNamed, stageOf, type WarmUpStage } from './rules/warmup-plans.table.js';

export const WARM_UP_ENTITIES = [IpWarmupEntity];
