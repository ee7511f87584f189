import { type Money, money, toWireMoney } from '../../../../kernel/money.js';
import { type Language, textIn } from '../../../../kernel/texts.js';
import type { VatDecision } from '../rules/decide-vat.js';
import { vatOn } from '../rules/vat-amounts.js';
import type { VatDecisionView } from './vat-decision.dto.js';

export function presentVatDecision(
  decision: VatDecision,
  net: Money,
  vatNumber: string | null,
  language: Language,
): VatDecisionView {
  const vatAmount = vatOn(net, decision.rate);
  return {
    net: toWireMoney(net),
    vatRate: decision.vatRate,
    vatAmount: toWireMoney(vatAmount),
    gross: toWireMoney(money(net.minor + vatAmount.minor, net.currency)),
    treatment: decision.treatment,
    category: decision.category,
    vatexCode: decision.vatexCode,
    placeOfTaxation: decision.place,
    legalMention: decision.legalMention === null ? null : textIn(decision.legalMention, language),
    vatNumber,
    flags: decision.flags,
    because: decision.because.map((sentence) => textIn(sentence, language)),
  };
}
