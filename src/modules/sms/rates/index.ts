import { SmsRateEntity } from './data/sms-rate.entity.js';

export { RatesModule } from './rates.module.js';
export { RateCard } from './rules/rate-card.js';
export { type CountryYield, type SmsRate, yieldsOf } from './rules/rates.js';
export { ReadRates } from './use-cases/read-rates.query.js';
export { SeedRates } from './use-cases/seed-rates.js';

export const RATE_ENTITIES = [SmsRateEntity];
