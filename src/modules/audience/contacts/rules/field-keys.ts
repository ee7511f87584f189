export const MAX_FIELDS = 200;
const KEY = /^[A-Za-z][A-Za-z0-9_]{0,49}$/;

/** Whether a text has the form of a key; what has not names nothing, and is not asked for. */
export function looksLikeKey(text: string): boolean {
  return KEY.test(text);
}

/** What a contact has anyway, and the words of conditions. In conditions, files and templates a field goes by its key alone. */
const RESERVED: ReadonlySet<string> = new Set(
  [
    'id',
    'email',
    'phone',
    'fields',
    'tags',
    'tag',
    'lists',
    'list',
    'language',
    'timeZone',
    'consent',
    'mailConsent',
    'smsConsent',
    'createdAt',
    'updatedAt',
    'lastSentAt',
    'lastOpenedAt',
    'lastClickedAt',
    'all',
    'any',
    'not',
    'inList',
    'constructor',
    'prototype',
    'unsubscribeUrl',
    'preferencesUrl',
  ].map((word) => word.toLowerCase()),
);

/** What is wrong with a key; null when nothing is. */
export function keyFault(key: string): 'wrong_format' | 'reserved' | null {
  if (!KEY.test(key)) return 'wrong_format';
  return RESERVED.has(key.toLowerCase()) ? 'reserved' : null;
}
