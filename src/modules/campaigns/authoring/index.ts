import { CampaignVariantEntity } from './data/campaign-variant.entity.js';
import { CampaignEntity } from './data/campaign.entity.js';

export { AuthoringModule } from './authoring.module.js';
export { CampaignsRepository, type StoredCampaign } from './data/campaigns.repository.js';
export type { AbTest, Winner } from './rules/campaign.js';

export const AUTHORING_ENTITIES = [CampaignEntity, CampaignVariantEntity];
