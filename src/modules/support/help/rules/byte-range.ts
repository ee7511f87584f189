/** Both places included. */
export interface ByteRange {
  from: number;
  to: number;
}

/** The one range that is asked for (RFC 9110 §14.2), as players of films do; null when the whole is to be sent. */
export function byteRange(header: string | undefined, bytes: number): ByteRange | 'not-satisfiable' | null {
  const asked = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '');
  if (!asked || (asked[1] === '' && asked[2] === '')) return null;
  const last = bytes - 1;
  if (asked[1] === '') {
    const length = Math.min(Number(asked[2]), bytes);
    return length === 0 ? 'not-satisfiable' : { from: bytes - length, to: last };
  }
  const from = Number(asked[1]);
  const to = asked[2] === '' ? last : Math.min(Number(asked[2]), last);
  if (from > last) return 'not-satisfiable';
  return to < from ? null : { from, to };
}
