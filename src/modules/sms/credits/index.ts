import { SmsLedgerEntryEntity } from './data/sms-ledger-entry.entity.js';
import { SmsExpiryNoticeEntity } from './data/sms-expiry-notice.entity.js';
import { SmsLotEntity } from './data/sms-lot.entity.js';
import { SmsPurchaseEntity } from './data/sms-purchase.entity.js';
import { SmsPurseEntity } from './data/sms-purse.entity.js';
import { SmsReservationEntity } from './data/sms-reservation.entity.js';

export { CreditsModule } from './credits.module.js';
export { ForfeitCredits } from './use-cases/forfeit-credits.js';
export { LowMark } from './use-cases/low-mark.js';
export { SmsPurse } from './use-cases/sms-purse.js';
export { SellSmsPacks } from './use-cases/sell-sms-packs.js';

export const CREDIT_ENTITIES = [
  SmsPurchaseEntity,
  SmsLotEntity,
  SmsLedgerEntryEntity,
  SmsPurseEntity,
  SmsReservationEntity,
  SmsExpiryNoticeEntity,
];
