import { groupBy } from '../../../../kernel/lists.js';
import { type Language, textIn } from '../../../../kernel/texts.js';
import { CHART_TEXTS, COUNTER_TEXTS } from './chart-texts.table.js';
import type { Counter, Counters } from './counters.js';
import { NONE, OTHER_TAGS } from './dimensions.js';

/** A line of the picture. */
export interface Series {
  name: string;
  values: number[];
  total: number;
  /** What is left beside the lines that have names. */
  isRest: boolean;
}

interface Sum {
  place: number;
  value: string;
  counts: Counters;
}

const SHOWN: readonly Counter[] = ['accepted', 'delivered', 'bounced', 'uniqueOpens', 'uniqueClicks'];
const MOST_GROUPS = 8;
const LONGEST_NAME = 26;

/** Of all mail, how it went. */
export function seriesOfCounters(sums: readonly Sum[], length: number, language: Language): Series[] {
  return SHOWN.map((counter) => {
    return seriesOf(textIn(COUNTER_TEXTS[counter], language), sums, length, (counts) => counts[counter]);
  });
}

/** Of each group one counter: the largest groups, and the rest as one. */
export function seriesOfGroups(sums: readonly Sum[], length: number, counter: Counter, language: Language): Series[] {
  const groups = groupBy(sums, ({ value }) => value);
  const read = (counts: Counters): number => counts[counter];
  const all = [...groups].map(([value, own]) => ({
    value,
    series: seriesOf(nameOf(value, language), own, length, read),
  }));
  all.sort((a, b) => b.series.total - a.series.total || (a.value < b.value ? -1 : 1));
  const shown = all.filter(({ value }) => value !== OTHER_TAGS).slice(0, MOST_GROUPS);
  const rest = all.filter((one) => !shown.includes(one)).flatMap(({ value }) => groups.get(value)!);
  if (rest.length === 0) return shown.map(({ series }) => series);
  const left = { ...seriesOf(textIn(CHART_TEXTS.rest, language), rest, length, read), isRest: true };
  return [...shown.map(({ series }) => series), left];
}

function seriesOf(name: string, sums: readonly Sum[], length: number, read: (counts: Counters) => number): Series {
  const values = new Array<number>(length).fill(0);
  for (const { place, counts } of sums) values[place]! += read(counts);
  return { name, values, total: values.reduce((sum, value) => sum + value, 0), isRest: false };
}

function nameOf(value: string, language: Language): string {
  if (value === NONE) return textIn(CHART_TEXTS.none, language);
  const letters = Array.from(value);
  return letters.length > LONGEST_NAME ? `${letters.slice(0, LONGEST_NAME - 1).join('')}…` : value;
}
