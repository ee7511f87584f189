import { CampaignVariantEntity } from './data/campaign-variant.entity.js';
import { CampaignEntity } from './data/campaign.entity.js';

export { AuthoringModule } from './authoring.module.js';
export { CampaignsRepository, type StoredCampaign } from './data/campaigns.repository.js';
export { CampaignSummaryView, ProgressView, WinnerView } from './http/campaign-views.dto.js';
export { presentProgress, presentSummary, presentWinner } from './http/campaigns.presenter.js';
export {
  type AbTest,
  contentsOf,
  letterOf,
  type PausedBecause,
  type Standstill,
  type WaitsBecause,
  type Winner,
} from './rules/campaign.js';
export { testLengthMs } from './rules/missing-parts.js';
export { readerVariables } from './rules/reader-variables.js';
export { turnsOf } from './rules/schedule.js';
export { writtenTexts } from './rules/written-texts.js';
export { CampaignWakes } from './use-cases/campaign-wakes.js';

export const AUTHORING_ENTITIES = [CampaignEntity, CampaignVariantEntity];
