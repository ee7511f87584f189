import { createHash } from 'node:crypto';

/** JSON with its members in order, so that the same facts are always the same bytes, also after the database had them. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`).join(',')}}`;
}

/** Each document's hash covers the one before it: whoever changes one breaks all that follow. */
export function chainedHash(previous: Buffer | null, content: unknown): Buffer {
  const hash = createHash('sha256');
  if (previous !== null) hash.update(previous);
  return hash.update(canonicalJson(content)).digest();
}
