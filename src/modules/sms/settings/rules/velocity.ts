import type { Instant } from '../../../../kernel/time/instant.js';
import { HOUR_MS } from '../../../../kernel/time/instant.js';
import { instantOfLocalDate, localDate, startOfLocalDay } from '../../../../kernel/time/calendar.js';
import type { SmsSettings } from './sms-settings.js';

/** A counter of an account: how much of something in a window of time. */
export interface Counter {
  subject: string;
  windowAt: Instant;
  limit: number;
}

/** What one message adds to each. */
export interface Use {
  number: string;
  country: string;
  creditsMilli: number;
  /** Of the campaign that it belongs to. */
  lists?: readonly string[];
}

/** Subject, window, how much is allowed (null: anything), and how much this adds. */
type Bound = [string, Instant, number | bigint | null, number];

/** Windows are hours, days and months of UTC. */
export function countersOf(settings: SmsSettings, use: Use, now: Instant): (Counter & { amount: number })[] {
  const hour = (now - (now % HOUR_MS)) as Instant;
  const day = startOfLocalDay(now, 'UTC');
  const month = firstOfMonth(now);
  const bounds: Bound[] = [
    [`number:${use.number}`, hour, settings.perNumberHourly, 1],
    [`prefix:${use.number.slice(0, -4)}`, hour, settings.perPrefixHourly, 1],
    [`country:${use.country}`, hour, settings.perCountryHourly, 1],
    ['credits:day', day, settings.dailyCredits, use.creditsMilli],
    ['credits:month', month, settings.monthlyCredits, use.creditsMilli],
    ...settings.listCaps
      .filter(({ listId }) => use.lists?.includes(listId))
      .map(({ listId, monthlyMilli }): Bound => [`list:${listId}`, month, monthlyMilli, use.creditsMilli]),
  ];
  return bounds.flatMap(([subject, windowAt, limit, amount]) =>
    limit === null ? [] : [{ subject, windowAt, limit: Number(limit), amount }],
  );
}

/**
 * Goes through the messages in order and counts those that stay within every bound; answers which do not. `used` is what the
 * windows hold already, by subject; it is counted on.
 */
export function withinBounds(
  uses: readonly Use[],
  settings: SmsSettings,
  used: Map<string, number>,
  now: Instant,
): { exceeded: Set<number>; added: Map<string, Counter & { amount: number }> } {
  const exceeded = new Set<number>();
  const added = new Map<string, Counter & { amount: number }>();
  uses.forEach((use, place) => {
    const counters = countersOf(settings, use, now);
    if (counters.some(({ subject, limit, amount }) => (used.get(subject) ?? 0) + amount > limit)) exceeded.add(place);
    else
      for (const counter of counters) {
        used.set(counter.subject, (used.get(counter.subject) ?? 0) + counter.amount);
        const before = added.get(counter.subject);
        added.set(counter.subject, { ...counter, amount: counter.amount + (before?.amount ?? 0) });
      }
  });
  return { exceeded, added };
}

function firstOfMonth(now: Instant): Instant {
  return instantOfLocalDate(`${localDate(now, 'UTC').slice(0, 8)}01`, 'UTC');
}
