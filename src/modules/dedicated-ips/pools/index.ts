import { IpPoolEntity } from './data/ip-pool.entity.js';
import { RoutingRuleEntity } from './data/routing-rule.entity.js';

export { PoolsModule } from './pools.module.js';
export { IpPoolsRepository } from './data/ip-pools.repository.js';
export { PlaceIpBody } from './http/pools.dto.js';
export type { IpPoolEntity } from './data/ip-pool.entity.js';
export {
  type Overflow,
  REPUTATION_CLASSES,
  type ReputationClass,
  SHARED_POOL,
  type Stream,
  STREAMS,
} from './rules/pool.js';

export const POOL_ENTITIES = [IpPoolEntity, RoutingRuleEntity];
