import { SmsPackEntity } from './data/sms-pack.entity.js';

export { PacksModule } from './packs.module.js';
export { PacksRepository } from './data/packs.repository.js';
export { SmsPackEntity } from './data/sms-pack.entity.js';
export { ExpiryView } from './http/packs.dto.js';
export {
  type EmailTerm,
  endedWithItsAccount,
  type Expiry,
  type ExpiryMode,
  expiryOf,
  lastsUntil,
  type Validity,
} from './rules/credit-expiry.js';
export type { SmsPack } from './rules/pack.js';
export { describePack, EXPIRY_NOTES } from './rules/pack-texts.table.js';
export { ListPacks } from './use-cases/list-packs.query.js';
export { SeedPriceLists } from './use-cases/seed-price-lists.js';
export { ReadSmsTerms } from './use-cases/sms-terms.query.js';

export const PACK_ENTITIES = [SmsPackEntity];
