import { AUTHORING_ENTITIES } from './authoring/index.js';

export { CampaignsModule } from './campaigns.module.js';

export const campaignEntities = [...AUTHORING_ENTITIES];
