import { formatCredits } from '../../rules/credits.js';
import type { SmsRate } from '../rules/rates.js';
import type { SmsRateView } from './rates.dto.js';

export function presentRate({ country, network, credits, validFrom, validTo }: SmsRate): SmsRateView {
  return { country, network, credits: formatCredits(credits), validFrom, validTo };
}
