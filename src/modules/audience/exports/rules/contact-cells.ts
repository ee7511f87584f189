import { isoOrNull, toIso } from '../../../../kernel/time/instant.js';
import type { ContactEntity } from '../../contacts/index.js';

/** Columns that every contact has; the account's own fields stand between the first and the second. */
const BEFORE = ['email', 'phone', 'language', 'timeZone', 'tags'] as const;
const BEHIND = [
  ...(['mailConsent', 'smsConsent', 'createdAt', 'updatedAt', 'lastSentAt', 'lastOpenedAt', 'lastClickedAt'] as const),
];
const PARTED = /[",;|\r\n]/;

export function contactHeader(fieldKeys: readonly string[]): string[] {
  return [...BEFORE, ...fieldKeys, ...BEHIND];
}

/** A contact as the cells of a row, which an import reads again. */
export function contactCells(contact: ContactEntity, fieldKeys: readonly string[]): (string | null)[] {
  const { email, phone, language, timeZone, tags, fields, mailConsent, smsConsent } = contact;
  const { createdAt, updatedAt, lastSentAt, lastOpenedAt, lastClickedAt } = contact;
  return [
    ...[email, phone, language, timeZone, tags.map(quoted).join(',')],
    ...fieldKeys.map((key) => textOf(fields[key])),
    ...[mailConsent, smsConsent, toIso(createdAt), toIso(updatedAt)],
    ...[isoOrNull(lastSentAt), isoOrNull(lastOpenedAt), isoOrNull(lastClickedAt)],
  ];
}

function textOf(value: string | number | boolean | undefined): string | null {
  return value === undefined ? null : String(value);
}

/** A tag may hold what parts tags. */
function quoted(tag: string): string {
  return PARTED.test(tag) ? `"${tag.replaceAll('"', '""')}"` : tag;
}
