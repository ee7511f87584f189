import { wireId } from '../../../../kernel/ids.js';
import { type Money, money } from '../../../../kernel/money.js';
import { LANGUAGES, type Texts } from '../../../../kernel/texts.js';
import type { LineRequest } from '../../invoices/index.js';
import { type Choice, type PeriodDays, priceOf, shareOf, upgradeCharge } from '../../subscriptions/index.js';
import { type Plan, termName } from '../../catalogue/index.js';

type Sold = Choice & { plan: Pick<Plan, 'name'> };

const UPGRADE: Texts = {
  en: 'Change from {before} to {after}, {left} of {total} days',
  fr: 'Passage de {before} à {after}, {left} jours sur {total}',
  de: 'Wechsel von {before} zu {after}, {left} von {total} Tagen',
  es: 'Cambio de {before} a {after}, {left} de {total} días',
  it: 'Passaggio da {before} a {after}, {left} giorni su {total}',
};
const UNUSED: Texts = {
  en: 'Unused days of {before}: {left} of {total}',
  fr: 'Jours non utilisés de {before} : {left} sur {total}',
  de: 'Nicht genutzte Tage von {before}: {left} von {total}',
  es: 'Días no usados de {before}: {left} de {total}',
  it: 'Giorni non usati di {before}: {left} su {total}',
};

/** A whole term of a plan. */
export function termLine(subscriptionId: string, sold: Sold): LineRequest {
  return line(subscriptionId, 'plan', termName(sold.plan, sold.interval), 1, required(sold));
}

/** An upgrade inside the running period: the price gap for the days that are left. */
export function upgradeLine(subscriptionId: string, before: Sold, after: Sold, days: PeriodDays): LineRequest {
  const charge = upgradeCharge(required(before), required(after), days);
  return line(subscriptionId, 'upgrade', filled(UPGRADE, before, after, days), 1, charge);
}

/** An upgrade that begins a new period today: the whole new term, less the unused days of the old one. */
export function newPeriodLines(subscriptionId: string, before: Sold, after: Sold, days: PeriodDays): LineRequest[] {
  const credit = shareOf(required(before), days);
  const unused = line(subscriptionId, 'unused_days', filled(UNUSED, before, after, days), -1, credit);
  return [termLine(subscriptionId, after), ...(credit.minor > 0n ? [unused] : [])];
}

function required(sold: Sold): Money {
  return priceOf(sold) ?? money(0);
}

function line(
  subscriptionId: string,
  kind: string,
  description: Texts,
  quantity: number,
  unitPrice: Money,
): LineRequest {
  return { kind, subscriptionId: wireId('sub', subscriptionId), description, quantity, unitPrice };
}

function filled(texts: Texts, before: Sold, after: Sold, days: PeriodDays): Texts {
  const values: Record<string, string> = {
    before: before.plan.name,
    after: after.plan.name,
    left: String(days.left),
    total: String(days.total),
  };
  return each((language) => texts[language].replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole));
}

function each(say: (language: keyof Texts) => string): Texts {
  return Object.fromEntries(LANGUAGES.map((language) => [language, say(language)])) as Record<keyof Texts, string>;
}
