import { LISTING_ENTITIES } from './listings/index.js';
import { OWN_IP_ENTITIES } from './own/index.js';
import { POOL_ENTITIES } from './pools/index.js';
import { IP_REQUEST_ENTITIES } from './requests/index.js';
import { STOCK_ENTITIES } from './stock/index.js';
import { WARM_UP_ENTITIES } from './warmup/index.js';

export { DedicatedIpsModule } from './dedicated-ips.module.js';
export { dedicatedIpProblems } from './dedicated-ips.errors.js';
export { EgressFacade } from './egress.facade.js';
export { type EgressIp, poolFault } from './selection/index.js';
export {
  dayOf as startOfDay,
  hourOf as startOfHour,
  type Taken,
  type DayResults as IpResultsOfDay,
} from './warmup/index.js';
export type { SendingFiguresSource } from './reputation/index.js';
export { DedicatedIpsFacade, type ListingNotice } from './dedicated-ips.facade.js';

export const dedicatedIpEntities = [
  ...STOCK_ENTITIES,
  ...LISTING_ENTITIES,
  ...POOL_ENTITIES,
  ...WARM_UP_ENTITIES,
  ...IP_REQUEST_ENTITIES,
  ...OWN_IP_ENTITIES,
];
