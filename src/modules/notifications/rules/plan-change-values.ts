import { formatAmount, type Money } from '../../../kernel/money.js';
import type { Language, Texts } from '../../../kernel/texts.js';
import type { MoveReport } from '../../billing/index.js';
import {
  PRICE_CHANGE,
  SAME_PRICE,
  SAME_VOLUMES,
  UNLIMITED,
  VOLUME_CHANGE,
  WHAT,
} from './plan-change-sentences.table.js';

/** What the mails about new terms name, in the owner's language; sentences that differ by case are chosen here. */
export function planChangeValues(report: MoveReport, platform: number, language: Language): Record<string, string> {
  const { before, after, interval, firstDay, lastDay } = report;
  const amount = (money: Money): string =>
    new Intl.NumberFormat(language, { style: 'currency', currency: money.currency }).format(
      formatAmount(money) as `${number}`,
    );
  const facts = {
    plan: before.name,
    newPlan: after.name,
    oldPrice: amount(before.price),
    newPrice: amount(after.price),
    firstDay,
    lastDay,
  };
  const say = (text: Texts): string => filled(text, language, { ...facts, platform: String(platform) });
  const isSamePrice = before.price.minor === after.price.minor;
  return {
    ...facts,
    what: say(WHAT[before.name === after.name ? 'same_plan' : 'other_plan']),
    price: say(isSamePrice ? SAME_PRICE : PRICE_CHANGE[interval]),
    volumes: volumesOf(report, language),
  };
}

function volumesOf({ before, after }: MoveReport, language: Language): string {
  const count = (limit: number | null): string =>
    limit === null ? UNLIMITED[language] : new Intl.NumberFormat(language).format(limit);
  const changes = (['monthly', 'daily'] as const)
    .filter((window) => before.quota[window] !== after.quota[window])
    .map((window) =>
      filled(VOLUME_CHANGE[window], language, {
        before: count(before.quota[window]),
        after: count(after.quota[window]),
      }),
    );
  return changes.length === 0 ? SAME_VOLUMES[language] : changes.join('\n');
}

function filled(text: Texts, language: Language, values: Record<string, string>): string {
  return text[language].replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
