import type { LocalDate } from '../../../../kernel/time/calendar.js';

/** Where the seller's days begin: the dates on documents are French. */
export const SELLER_ZONE = 'Europe/Paris';

/** Invoices are counted anew each year. */
export function seriesOf(issueDate: LocalDate): string {
  return issueDate.slice(0, 4);
}

/** `2026-000042`. */
export function numberOf(series: string, sequence: number): string {
  return `${series}-${String(sequence).padStart(6, '0')}`;
}

/** What a payer by transfer writes: `RF-2026-000042`. */
export function paymentReferenceOf(number: string): string {
  return `RF-${number}`;
}

/** Numbers rise with the days: who waited for his number while midnight passed takes the later day. */
export function issueDateOf(today: LocalDate, lastIssuedOn: LocalDate | null): LocalDate {
  return lastIssuedOn !== null && lastIssuedOn > today ? lastIssuedOn : today;
}
