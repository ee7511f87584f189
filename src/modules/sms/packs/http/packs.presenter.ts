import { wireId } from '../../../../kernel/ids.js';
import { toWireMoney } from '../../../../kernel/money.js';
import type { Language } from '../../../../kernel/texts.js';
import { formatCredits } from '../../rules/credits.js';
import { pricePerCredit, type SmsPack } from '../rules/pack.js';
import { EXPIRY_NOTES } from '../rules/pack-texts.table.js';
import type { PackOnSale } from '../use-cases/list-packs.query.js';
import type { SmsPackView, StaffSmsPackView } from './packs.dto.js';

export function presentPack({ pack, yields, expiry }: PackOnSale, language: Language): SmsPackView {
  const { mode: expiryMode, expiresOn } = expiry;
  return { ...termsOf(pack), yields, expiryMode, expiresOn, expiryNote: EXPIRY_NOTES[expiryMode][language] };
}

export function presentStaffPack(pack: SmsPack): StaffSmsPackView {
  const { active, position, version } = pack;
  return { ...termsOf(pack), active, position, version };
}

function termsOf(pack: SmsPack) {
  const { id, code, credits, price } = pack;
  return {
    id: wireId('spk', id),
    code,
    credits: formatCredits(credits),
    price: toWireMoney(price),
    pricePerCredit: { amount: pricePerCredit(pack), currency: price.currency },
    taxIncluded: false,
  };
}
