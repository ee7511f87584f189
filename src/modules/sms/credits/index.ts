import { SmsLedgerEntryEntity } from './data/sms-ledger-entry.entity.js';
import { SmsLotEntity } from './data/sms-lot.entity.js';
import { SmsPurchaseEntity } from './data/sms-purchase.entity.js';

export { CreditsModule } from './credits.module.js';
export { ForfeitCredits } from './use-cases/forfeit-credits.js';
export { SellSmsPacks } from './use-cases/sell-sms-packs.js';

export const CREDIT_ENTITIES = [SmsPurchaseEntity, SmsLotEntity, SmsLedgerEntryEntity];
