import { IpAddressEntity } from './data/ip-address.entity.js';

export { IpStockModule } from './stock.module.js';
export { IpStockRepository } from './data/ip-stock.repository.js';
export { IpAddressEntity } from './data/ip-address.entity.js';
export { COOLING_DAYS, IP_STATES, type IpState } from './rules/ip-states.js';
export {
  IDENTITY_CHECK_NAMES,
  type IdentityCheckName,
  type IdentityFinding,
  type IdentityReason,
  type IdentityResult,
} from './rules/identity-finding.js';
export { KeepStock } from './use-cases/keep-stock.js';
export { BY_ITSELF, MoveAddress } from './use-cases/move-address.js';
export { IpAddressLocator } from './http/ip-address-locator.js';
export { IpAddressView } from './http/ips.dto.js';
export { presentAddress } from './http/ips.presenter.js';

export const STOCK_ENTITIES = [IpAddressEntity];
