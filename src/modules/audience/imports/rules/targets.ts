/** What a column of a file may become in a contact. */
export const PLAIN_TARGETS = ['email', 'phone', 'language', 'timeZone', 'tags'] as const;
export type PlainTarget = (typeof PLAIN_TARGETS)[number];
export type Target = PlainTarget | `fields.${string}`;

/** By column of the file; null for one that is left out. */
export type Targets = readonly (Target | null)[];

export function isPlainTarget(text: string): text is PlainTarget {
  return (PLAIN_TARGETS as readonly string[]).includes(text);
}

/** The key of the account's own field; null for what every contact has. */
export function fieldKeyOf(target: Target): string | null {
  return target.startsWith('fields.') ? target.slice('fields.'.length) : null;
}
