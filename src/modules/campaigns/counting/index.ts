export { CountingModule } from './counting.module.js';
export { CampaignSumsRepository } from './data/campaign-sums.repository.js';
export { type Counters, COUNTERS, noCounts } from './rules/counters.js';
export { CountCampaigns } from './use-cases/count-campaigns.js';
