import { SmsLedgerEntryEntity } from './data/sms-ledger-entry.entity.js';
import { SmsLotEntity } from './data/sms-lot.entity.js';
import { SmsPackEntity } from './data/sms-pack.entity.js';
import { SmsPurchaseEntity } from './data/sms-purchase.entity.js';
import { SmsRateEntity } from './data/sms-rate.entity.js';

export { SmsModule } from './sms.module.js';
export { ForfeitCredits } from './use-cases/forfeit-credits.js';
export { SellSmsPacks } from './use-cases/sell-sms-packs.js';
export { SeedPriceLists } from './use-cases/seed-price-lists.js';

export const smsEntities = [SmsPackEntity, SmsRateEntity, SmsPurchaseEntity, SmsLotEntity, SmsLedgerEntryEntity];
