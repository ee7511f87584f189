import { IpSurplusEntity } from './data/ip-surplus.entity.js';

export { OwnIpsModule } from './own-ips.module.js';
export { ReadOwnIps } from './use-cases/read-own-ips.query.js';

export const OWN_IP_ENTITIES = [IpSurplusEntity];
