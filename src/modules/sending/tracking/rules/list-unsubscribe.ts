/** The two fields by which a mail program offers to unsubscribe (RFC 2369 §3.2, RFC 8058). */

const LONGEST_FOREIGN = 500;

/** What stands in a sender's own List-Unsubscribe beside web addresses: RFC 8058 §3.1 wants exactly one of those, and it is ours. */
export function foreignMailtos(values: readonly string[]): string[] {
  const found = values.flatMap((value) =>
    Array.from(value.matchAll(/<[ \t]*(mailto:[^<>\s]+)[ \t]*>/gi), (match) => match[1]!),
  );
  return [...new Set(found)].filter((uri) => uri.length <= LONGEST_FOREIGN && /^[\x21-\x7e]+$/.test(uri)).slice(0, 3);
}

/** Ours first: programs take the first that they know how to use. Folded between the addresses, never within one. */
export function listUnsubscribeFields(ours: { url: string; mailto: string }, foreign: readonly string[]): string {
  const uris = [ours.url, `mailto:${ours.mailto}?subject=unsubscribe`, ...foreign];
  return `List-Unsubscribe: ${uris.map((uri) => `<${uri}>`).join(',\r\n ')}\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n`;
}
