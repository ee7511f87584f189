import { CONTACT_ENTITIES } from './contacts/index.js';
import { LIST_ENTITIES } from './lists/index.js';

export { AudienceModule } from './audience.module.js';
export { ContactsFacade, type ContactActivity } from './contacts/index.js';

export const audienceEntities = [...CONTACT_ENTITIES, ...LIST_ENTITIES];
