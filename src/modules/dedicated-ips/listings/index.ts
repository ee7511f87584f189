import { DnsblEntity } from './data/dnsbl.entity.js';
import { IpListingAccountEntity } from './data/ip-listing-account.entity.js';
import { IpListingEntity } from './data/ip-listing.entity.js';

export { ListingsModule } from './listings.module.js';
export { IpUsers, type IpUsersSource } from './ip-users.js';
export { KeepDnsbls } from './use-cases/keep-dnsbls.js';
export { ReadListings } from './use-cases/read-listings.query.js';

export const LISTING_ENTITIES = [DnsblEntity, IpListingEntity, IpListingAccountEntity];
