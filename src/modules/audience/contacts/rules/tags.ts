export const MAX_TAGS = 100;
export const MAX_TAG_CHARS = 64;
const PLAIN = /^[^\p{C}\p{Zl}\p{Zp}]+$/u;
/** Composed already, and nothing in it that is refused. */
const ASCII = /^[ -~]+$/;

/** Trimmed, composed, each once, in order; the place of the first that is none when there is one. */
export function readTags(
  given: readonly string[],
): { ok: true; tags: string[] } | { ok: false; at: number; code: string } {
  const tags = given.map((tag) => (ASCII.test(tag) ? tag : tag.normalize('NFC')).trim());
  for (const [at, tag] of tags.entries()) {
    if (tag.length > MAX_TAG_CHARS) return { ok: false, at, code: 'too_long' };
    if (!ASCII.test(tag) && !PLAIN.test(tag))
      return { ok: false, at, code: tag === '' ? 'required' : 'invalid_characters' };
  }
  return { ok: true, tags: sorted(tags) };
}

/** From here on the order of bytes is not that of UTF-16. */
const HIGH = /[\ud800-\uffff]/;

/** In the order of bytes, as the database would put them. */
export function sorted(tags: Iterable<string>): string[] {
  const each = [...new Set(tags)];
  if (!each.some((tag) => HIGH.test(tag))) return each.sort();
  return each.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
}
