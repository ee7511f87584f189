export { CountingModule } from './counting.module.js';
export { CampaignSumsRepository } from './data/campaign-sums.repository.js';
export { COUNTER_COLUMNS, type Counters, COUNTERS, noCounts, SUM_KIND } from './rules/counters.js';
export { CountCampaigns } from './use-cases/count-campaigns.js';
