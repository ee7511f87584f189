export { SecondFactorModule } from './second-factor.module.js';
export { type FactorOwner, SecondFactorsRepository } from './data/second-factors.repository.js';
export { otpauthUrl } from './rules/totp.js';
export { base32 } from './rules/base32.js';
export { CONFIRM_WITHIN_MS, SecondFactor, type ShownFactor } from './use-cases/second-factor.js';
