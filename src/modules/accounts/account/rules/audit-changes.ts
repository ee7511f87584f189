/** A field before and after. What was not there is null. */
export interface Change {
  from: unknown;
  to: unknown;
}
export type Changes = Record<string, Change>;

const NOT_SHOWN = '(not shown)';
const MAX_TEXT_CHARS = 2_000;

/** Fields whose values nobody may read later, whatever a caller wrote into them. */
const SECRET_NAME = /(?:^|[._])(?:\w*password\w*|\w*secret|\w*token|\w*hash|pin|recoveryCodes?)$/i;
/** Secrets of keys and webhooks, and signed tokens, wherever they stand in a text. */
const SECRET_TEXT = /\b(?:phs_|whsec_)[\w+/=-]{12,}|\beyJ[\w-]+\.[\w-]+\.[\w-]+/g;

/** The fields of `after` that differ from `before`. */
export function changesBetween<T extends object>(before: Partial<T>, after: T): Changes {
  const changed = Object.entries(after).filter(([field, to]) => !same(valueOf(before, field), to ?? null));
  return Object.fromEntries(changed.map(([field, to]) => [field, { from: valueOf(before, field), to: to ?? null }]));
}

/** As they are kept: every value before and after, nothing secret, no text without end. */
export function changesToKeep(changes: Record<string, unknown>): Changes {
  const given = Object.entries(changes).filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    given.map(([field, value]) => {
      const { from, to } = isChange(value) ? value : { from: null, to: value };
      return [field, { from: shown(field, from), to: shown(field, to) }];
    }),
  );
}

function valueOf(object: object, field: string): unknown {
  return (object as Record<string, unknown>)[field] ?? null;
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function isChange(value: unknown): value is Change {
  return typeof value === 'object' && value !== null && Object.keys(value).sort().join() === 'from,to';
}

function shown(field: string, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  if (SECRET_NAME.test(field) && typeof value !== 'boolean') return NOT_SHOWN;
  if (typeof value === 'string') return value.replace(SECRET_TEXT, NOT_SHOWN).slice(0, MAX_TEXT_CHARS);
  if (Array.isArray(value)) return value.map((item) => shown(field, item));
  if (typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, shown(name, inner)]));
}
