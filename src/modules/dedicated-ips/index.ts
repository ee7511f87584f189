import { LISTING_ENTITIES } from './listings/index.js';
import { STOCK_ENTITIES } from './stock/index.js';

export { DedicatedIpsModule } from './dedicated-ips.module.js';
export { DedicatedIpsFacade, type ListingNotice } from './dedicated-ips.facade.js';

export const dedicatedIpEntities = [...STOCK_ENTITIES, ...LISTING_ENTITIES];
