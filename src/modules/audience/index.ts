import { CONTACT_ENTITIES } from './contacts/index.js';
import { LIST_ENTITIES } from './lists/index.js';

export { AudienceModule } from './audience.module.js';
export { AudienceFacade } from './audience.facade.js';

export const audienceEntities = [...CONTACT_ENTITIES, ...LIST_ENTITIES];
