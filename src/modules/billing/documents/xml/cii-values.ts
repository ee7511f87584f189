import type { LocalDate } from '../../../../kernel/time/calendar.js';
import { element, type XmlElement } from './xml-element.js';

/** UNTDID 2379, 102: `20261121`. */
export function dateTime(name: string, date: LocalDate): XmlElement {
  return element(name, [element('udt:DateTimeString', compact(date), { format: '102' })]);
}

/** The same in the namespace that references to other documents use. */
export function formattedDateTime(name: string, date: LocalDate): XmlElement {
  return element(name, [element('qdt:DateTimeString', compact(date), { format: '102' })]);
}

function compact(date: LocalDate): string {
  return date.replaceAll('-', '');
}

/** ISO 3166-1 has no code for Northern Ireland, which billing details may name. */
export function countryCode(country: string): string {
  return country === 'XI' ? 'GB' : country;
}
