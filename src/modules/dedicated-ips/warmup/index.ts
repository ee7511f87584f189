import { IpWarmupEntity } from './data/ip-warmup.entity.js';

export { WarmUpModule } from './warmup.module.js';
export { WarmUpsRepository } from './data/warmups.repository.js';
export type { IpWarmupEntity } from './data/ip-warmup.entity.js';
export { dayOf, hourOf, IpUses, type Taken } from './data/ip-uses.js';
export { type WarmUpDay, WarmUpDays } from './data/warmup-days.js';
export { IpResults, type IpResultsSource } from './ip-results.js';
export { type DayResults, stageOfReEntry } from './rules/judge-day.js';
export { StartWarmUp } from './use-cases/start-warm-up.js';
export { SteerWarmUp, type WarmUpAct } from './use-cases/steer-warm-up.js';
export { planNamed, stageOf, type WarmUpStage } from './rules/warmup-plans.table.js';

export const WARM_UP_ENTITIES = [IpWarmupEntity];
