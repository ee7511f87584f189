import { CREDIT_ENTITIES } from './credits/index.js';
import { PACK_ENTITIES } from './packs/index.js';
import { RATE_ENTITIES } from './rates/index.js';

export { SmsModule } from './sms.module.js';
export { ForfeitCredits, SellSmsPacks } from './credits/index.js';
export {
  type AcceptedSmsPage,
  presentSend,
  SMS_STATUSES,
  type SmsCampaignFact,
  SmsCampaigns,
  SmsEventFeed,
  SmsEventLog,
  type SmsEventType,
  type SmsPage,
  type SmsOutcome,
  SmsOutcomes,
  SmsPersons,
  type SmsSend,
  SmsSendView,
} from './messages/index.js';
export { SeedPriceLists } from './packs/index.js';
export { formatCredits } from './rules/credits.js';

export const smsEntities = [...RATE_ENTITIES, ...PACK_ENTITIES, ...CREDIT_ENTITIES];
