import type { LocalDate } from '../../../../kernel/time/calendar.js';
import type { BasisPoints } from './vat-rate.js';

/** The standard rate of a place from a day on, until the place's next row. */
export interface DatedRate {
  place: string;
  rate: BasisPoints;
  validFrom: LocalDate;
}

/**
 * Standard rates. Source: European Commission, "VAT rates applied in the Member States" and the TEDB data base; for
 * places with a rate of their own the law that is named. Rows for the past are kept, so that a correction of an old
 * invoice finds the rate of its day.
 */
export const VAT_RATES: readonly DatedRate[] = [
  { place: 'AT', rate: 2000, validFrom: '1984-01-01' },
  { place: 'BE', rate: 2100, validFrom: '1996-01-01' },
  { place: 'BG', rate: 2000, validFrom: '1999-01-01' },
  { place: 'CY', rate: 1900, validFrom: '2014-01-13' },
  { place: 'CZ', rate: 2100, validFrom: '2013-01-01' },
  { place: 'DE', rate: 1900, validFrom: '2007-01-01' },
  { place: 'DE', rate: 1600, validFrom: '2020-07-01' },
  { place: 'DE', rate: 1900, validFrom: '2021-01-01' },
  { place: 'DK', rate: 2500, validFrom: '1992-01-01' },
  { place: 'EE', rate: 2000, validFrom: '2009-07-01' },
  { place: 'EE', rate: 2200, validFrom: '2024-01-01' },
  { place: 'EE', rate: 2400, validFrom: '2025-07-01' },
  { place: 'ES', rate: 2100, validFrom: '2012-09-01' },
  { place: 'FI', rate: 2400, validFrom: '2013-01-01' },
  { place: 'FI', rate: 2550, validFrom: '2024-09-01' },
  { place: 'FR', rate: 2000, validFrom: '2014-01-01' },
  // CGI art. 296: Guadeloupe, Martinique, La Réunion.
  { place: 'FR-DOM', rate: 850, validFrom: '1995-08-01' },
  { place: 'GR', rate: 2400, validFrom: '2016-06-01' },
  { place: 'HR', rate: 2500, validFrom: '2012-03-01' },
  { place: 'HU', rate: 2700, validFrom: '2012-01-01' },
  { place: 'IE', rate: 2300, validFrom: '2012-01-01' },
  { place: 'IE', rate: 2100, validFrom: '2020-09-01' },
  { place: 'IE', rate: 2300, validFrom: '2021-03-01' },
  { place: 'IT', rate: 2200, validFrom: '2013-10-01' },
  { place: 'LT', rate: 2100, validFrom: '2009-09-01' },
  { place: 'LU', rate: 1700, validFrom: '2015-01-01' },
  { place: 'LU', rate: 1600, validFrom: '2023-01-01' },
  { place: 'LU', rate: 1700, validFrom: '2024-01-01' },
  { place: 'LV', rate: 2100, validFrom: '2012-07-01' },
  { place: 'MT', rate: 1800, validFrom: '2004-01-01' },
  { place: 'NL', rate: 2100, validFrom: '2012-10-01' },
  { place: 'PL', rate: 2300, validFrom: '2011-01-01' },
  { place: 'PT', rate: 2300, validFrom: '2011-01-01' },
  // Código do IVA art. 18(3): the autonomous regions.
  { place: 'PT-20', rate: 1800, validFrom: '2014-01-01' },
  { place: 'PT-20', rate: 1600, validFrom: '2021-07-01' },
  { place: 'PT-30', rate: 2200, validFrom: '2012-04-01' },
  { place: 'RO', rate: 1900, validFrom: '2017-01-01' },
  { place: 'RO', rate: 2100, validFrom: '2025-08-01' },
  { place: 'SE', rate: 2500, validFrom: '1990-07-01' },
  { place: 'SI', rate: 2200, validFrom: '2013-07-01' },
  { place: 'SK', rate: 2000, validFrom: '2011-01-01' },
  { place: 'SK', rate: 2300, validFrom: '2025-01-01' },
];

/** Places that have a standard rate: the member states and the regions with one of their own. */
export const RATED_PLACES: readonly string[] = [...new Set(VAT_RATES.map(({ place }) => place))];

/** Of rows for the same day the later in the list counts, so that a correction needs no deletion. */
export function rateOn(rates: readonly DatedRate[], place: string, date: LocalDate): BasisPoints {
  let found: DatedRate | null = null;
  for (const row of rates) {
    if (row.place === place && row.validFrom <= date && (found === null || row.validFrom >= found.validFrom))
      found = row;
  }
  if (found === null) throw new RangeError(`no VAT rate of ${place} on ${date}`);
  return found.rate;
}
