import { IpAddressEntity } from './data/ip-address.entity.js';

export { IpStockModule } from './stock.module.js';
export { IpStockRepository } from './data/ip-stock.repository.js';

export const STOCK_ENTITIES = [IpAddressEntity];
