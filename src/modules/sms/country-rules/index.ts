export { CountryRulesModule } from './country-rules.module.js';
export type { CountryRule } from './rules/country-rule.js';
export { nextMarketingTime } from './rules/marketing-hours.js';
export { type ApprovedSender, mayShow, senderKey, senderKind } from './rules/sender-verdict.js';
export { keywordOf, type Keyword, saysHowToStop } from './rules/stop-words.js';
export { CountryRules } from './use-cases/country-rules.js';
