export { SecondFactorModule } from './second-factor.module.js';
export { base32 } from './rules/base32.js';
export { otpauthUrl } from './rules/totp.js';
export { SecondFactor } from './use-cases/second-factor.js';
