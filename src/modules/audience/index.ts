import { CONTACT_ENTITIES } from './contacts/index.js';
import { IMPORT_ENTITIES } from './imports/index.js';
import { LIST_ENTITIES } from './lists/index.js';
import { SEGMENT_ENTITIES } from './segments/index.js';

export { AudienceModule } from './audience.module.js';
export {
  type Choice,
  type Recipient,
  type Selection,
  type SelectionChannel,
  type SelectionCount,
  SelectionsFacade,
} from './selections/index.js';
export { type FindSegmentUses, type SegmentUse, SegmentUses } from './segments/index.js';
export { SuppressedAddresses } from './imports/index.js';
export { type ListConfirmationMail, SubscriptionsFacade } from './subscriptions/index.js';
export {
  ContactsFacade,
  type ContactActivity,
  type ErasedPerson,
  type PersonTrace,
  PersonTraces,
} from './contacts/index.js';

export const audienceEntities = [...CONTACT_ENTITIES, ...LIST_ENTITIES, ...IMPORT_ENTITIES, ...SEGMENT_ENTITIES];
