import { LANGUAGES, type Texts } from '../../../../kernel/texts.js';
import type { Interval, Plan } from './plan.js';

const PER: Record<Interval, Texts> = {
  month: { en: 'one month', fr: 'un mois', de: 'ein Monat', es: 'un mes', it: 'un mese' },
  year: { en: 'one year', fr: 'un an', de: 'ein Jahr', es: 'un año', it: 'un anno' },
};

/** `Essential 30,000, one month`: a whole term of a plan, as every document calls it. */
export function termName(plan: Pick<Plan, 'name'>, interval: Interval): Texts {
  const names = LANGUAGES.map((language) => [language, `${plan.name}, ${PER[interval][language]}`] as const);
  return Object.fromEntries(names) as Record<keyof Texts, string>;
}
