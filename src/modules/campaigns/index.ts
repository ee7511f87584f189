export { CampaignsModule } from './campaigns.module.js';

export const campaignEntities = [];
