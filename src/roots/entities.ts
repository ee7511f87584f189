import { accountsEntities } from '../modules/accounts/index.js';
import { audienceEntities } from '../modules/audience/index.js';
import { billingEntities } from '../modules/billing/index.js';
import { campaignEntities } from '../modules/campaigns/index.js';
import { complianceEntities } from '../modules/compliance/index.js';
import { dedicatedIpEntities } from '../modules/dedicated-ips/index.js';
import { sendingEntities } from '../modules/sending/index.js';
import { smsEntities } from '../modules/sms/index.js';
import { storefrontEntities } from '../modules/storefront/index.js';
import { supportEntities } from '../modules/support/index.js';
import { webhookEntities } from '../modules/webhooks/index.js';

/** The entities of all modules, for the connections and for the check that migrations match them. */
export const entities: Function[] = [
  ...accountsEntities,
  ...billingEntities,
  ...dedicatedIpEntities,
  ...sendingEntities,
  ...complianceEntities,
  ...supportEntities,
  ...smsEntities,
  ...storefrontEntities,
  ...webhookEntities,
  ...audienceEntities,
  ...campaignEntities,
];
