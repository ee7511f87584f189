import { addLocalDays, isCalendarDate, type LocalDate } from '../../../../kernel/time/calendar.js';
import { parseCredits } from '../../rules/credits.js';
import { hasNumbers } from '../../rules/numbers.js';
import { placeOf, type SmsRate } from './rates.js';

const COLUMNS = ['country', 'network', 'credits', 'validFrom', 'validTo'] as const;
type Column = (typeof COLUMNS)[number];

export const MAX_RATES = 20_000;
const MAX_FAULTS = 100;

const FAULTS = {
  malformed: 'The file is no CSV from here on.',
  empty_file: 'The file has no rates.',
  too_many_rates: `A card has ${MAX_RATES} rates at most.`,
  column_missing: 'The first line names the columns country, network, credits, validFrom and validTo, each once.',
  column_unknown: 'There is no such column.',
  wrong_number_of_cells: 'The line has not as many cells as the first one.',
  country_unknown: 'Not an ISO 3166-1 code in capitals of a country that has telephone numbers.',
  network_malformed: 'Not five or six digits: the mobile country code and the network code.',
  credits_malformed: 'Not a number above nothing with three decimals at most.',
  date_malformed: 'Not a day such as 2026-03-31.',
  ends_before_it_begins: 'The last day is before the first one.',
  duplicate: 'An earlier line has the same country, network and first day.',
  overlap: 'It begins before an earlier rate of the same country and network has ended.',
  gap: 'Between this rate and the one before there are days without any.',
  country_rate_missing: 'On some of its days the country has no rate for its other networks.',
} as const;

export interface RateFault {
  line: number;
  column: Column | null;
  code: keyof typeof FAULTS;
  message: string;
}

interface ReadRate extends SmsRate {
  line: number;
}

/** A record of the file, or the place where it stops being CSV. */
type FileRecord = { kind: 'cells'; line: number; cells: string[] } | { kind: 'malformed'; line: number };

export type RateFile = { ok: true; rates: SmsRate[] } | { ok: false; faults: RateFault[] };

/** Reads a whole card, line after line: all of it is right, or none of it counts. */
export class RateFileReader {
  private header: Column[] | null = null;
  private readonly rates: ReadRate[] = [];
  private readonly faults: RateFault[] = [];
  private lastLine = 1;

  /** False: it has seen enough. */
  take(record: FileRecord): boolean {
    this.lastLine = record.line;
    if (record.kind === 'malformed') this.fault(record.line, null, 'malformed');
    else if (this.header === null) this.readHeader(record.line, record.cells);
    else this.readRate(record.line, record.cells, this.header);
    if (this.rates.length > MAX_RATES) this.fault(record.line, null, 'too_many_rates');
    const hopeless = record.kind === 'malformed' || this.header === null || this.rates.length > MAX_RATES;
    return !hopeless && this.faults.length < MAX_FAULTS;
  }

  /** @param today days before it may lie in a gap: nobody sends then any more */
  end(today: LocalDate): RateFile {
    if (this.faults.length === 0 && this.rates.length === 0) this.fault(this.lastLine, null, 'empty_file');
    if (this.faults.length === 0) this.compare(today);
    if (this.faults.length > 0) return { ok: false, faults: this.faults.sort((a, b) => a.line - b.line) };
    return { ok: true, rates: this.rates.map(({ line: _, ...rate }) => rate) };
  }

  private readHeader(line: number, cells: string[]): void {
    const unknown = cells.some((cell) => !COLUMNS.includes(cell as Column));
    if (unknown) return this.fault(line, null, 'column_unknown');
    const complete = cells.length === COLUMNS.length && new Set(cells).size === COLUMNS.length;
    if (!complete) return this.fault(line, null, 'column_missing');
    this.header = cells as Column[];
  }

  private readRate(line: number, cells: string[], header: readonly Column[]): void {
    if (cells.length !== header.length) return this.fault(line, null, 'wrong_number_of_cells');
    const cell = (column: Column): string => cells[header.indexOf(column)] ?? '';
    const [country, network, validFrom, validTo] = [
      cell('country'),
      cell('network'),
      cell('validFrom'),
      cell('validTo'),
    ];
    const credits = parseCredits(cell('credits'));
    const before = this.faults.length;
    if (!/^[A-Z]{2}$/.test(country) || !hasNumbers(country)) this.fault(line, 'country', 'country_unknown');
    if (!/^(\d{5,6})?$/.test(network)) this.fault(line, 'network', 'network_malformed');
    if (credits === null || credits === 0n) this.fault(line, 'credits', 'credits_malformed');
    if (!isCalendarDate(validFrom)) this.fault(line, 'validFrom', 'date_malformed');
    if (validTo !== '' && !isCalendarDate(validTo)) this.fault(line, 'validTo', 'date_malformed');
    else if (validTo !== '' && validTo < validFrom) this.fault(line, 'validTo', 'ends_before_it_begins');
    if (credits === null || this.faults.length > before) return;
    this.rates.push({
      line,
      country,
      network: network === '' ? null : network,
      credits,
      validFrom,
      validTo: validTo === '' ? null : validTo,
    });
  }

  /** What single lines cannot say: whether the days of each place follow each other. */
  private compare(today: LocalDate): void {
    const places = new Map<string, ReadRate[]>();
    for (const rate of this.rates) places.set(placeOf(rate), [...(places.get(placeOf(rate)) ?? []), rate]);
    for (const rates of places.values())
      rates.sort((a, b) => (a.validFrom < b.validFrom ? -1 : Number(a.validFrom > b.validFrom)));
    for (const rates of places.values()) {
      rates.slice(1).forEach((rate, i) => this.follow(rates[i]!, rate, today));
      if (rates[0]!.network !== null) this.cover(rates, places.get(rates[0]!.country) ?? [], today);
    }
  }

  private follow(before: ReadRate, rate: ReadRate, today: LocalDate): void {
    const later = before.line > rate.line ? before : rate;
    if (before.validFrom === rate.validFrom) return this.fault(later.line, 'validFrom', 'duplicate');
    // Without a last day it ends with the next one's beginning.
    if (before.validTo === null) return;
    const next = addLocalDays(before.validTo, 1);
    if (rate.validFrom < next) this.fault(later.line, 'validFrom', 'overlap');
    else if (rate.validFrom > next && rate.validFrom > today) this.fault(rate.line, 'validFrom', 'gap');
  }

  /** A number's network is not always known: on each day that a network has a rate, its country has one as well. */
  private cover(networks: readonly ReadRate[], country: readonly ReadRate[], today: LocalDate): void {
    for (const [i, { line, validFrom, validTo }] of networks.entries()) {
      const next = networks[i + 1]?.validFrom;
      const last = validTo ?? (next === undefined ? null : addLocalDays(next, -1));
      if (last !== null && last < today) continue;
      const from = validFrom < today ? today : validFrom;
      const begins = country.some((rate) => rate.validFrom <= from && (rate.validTo === null || rate.validTo >= from));
      const end = country.at(-1)?.validTo ?? null;
      const ends = end === null || (last !== null && last <= end);
      if (!begins || !ends) this.fault(line, 'network', 'country_rate_missing');
    }
  }

  private fault(line: number, column: Column | null, code: RateFault['code']): void {
    if (this.faults.length < MAX_FAULTS) this.faults.push({ line, column, code, message: FAULTS[code] });
  }
}
