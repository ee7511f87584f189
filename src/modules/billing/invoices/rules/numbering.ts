import type { LocalDate } from '../../../../kernel/time/calendar.js';
import { DAY_MS } from '../../../../kernel/time/instant.js';

/** Where the seller's days begin: the dates on documents are French. */
export const SELLER_ZONE = 'Europe/Paris';

/** Invoices are counted anew each year. */
export function seriesOf(issueDate: LocalDate): string {
  return issueDate.slice(0, 4);
}

/** Credit notes have a series of their own: `AV-2026`, from « avoir ». */
export function creditSeriesOf(issueDate: LocalDate): string {
  return `AV-${seriesOf(issueDate)}`;
}

/** `2026-000042`. */
export function numberOf(series: string, sequence: number): string {
  return `${series}-${String(sequence).padStart(6, '0')}`;
}

/** What a payer by transfer writes: `RF-2026-000042`. */
export function paymentReferenceOf(number: string): string {
  return `RF-${number}`;
}

/** Whole days from one date to another. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}

/** Numbers rise with the days: who waited for his number while midnight passed takes the later day. */
export function issueDateOf(today: LocalDate, lastIssuedOn: LocalDate | null): LocalDate {
  return lastIssuedOn !== null && lastIssuedOn > today ? lastIssuedOn : today;
}
