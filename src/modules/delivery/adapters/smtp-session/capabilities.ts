/** What a server said it can do in answer to EHLO (RFC 5321 §4.1.1.1). */
export interface Capabilities {
  starttls: boolean;
  pipelining: boolean;
  eightBitMime: boolean;
  smtpUtf8: boolean;
  size: boolean;
  /** The largest message it takes, or null when it names no limit (0 means none, RFC 1870 §4). */
  maxBytes: number | null;
  auth: readonly string[];
}

export const NO_CAPABILITIES: Capabilities = {
  starttls: false,
  pipelining: false,
  eightBitMime: false,
  smtpUtf8: false,
  size: false,
  maxBytes: null,
  auth: [],
};

/** `lines` are the texts of the EHLO reply; the first names the host. */
export function capabilitiesOf(lines: readonly string[]): Capabilities {
  const found = new Map<string, string>();
  for (const line of lines.slice(1)) {
    const [keyword = '', ...rest] = line.trim().split(/[ =]+/);
    found.set(keyword.toUpperCase(), rest.join(' '));
  }
  const size = Number(found.get('SIZE') ?? '');
  return {
    starttls: found.has('STARTTLS'),
    pipelining: found.has('PIPELINING'),
    eightBitMime: found.has('8BITMIME'),
    smtpUtf8: found.has('SMTPUTF8'),
    size: found.has('SIZE'),
    maxBytes: Number.isSafeInteger(size) && size > 0 ? size : null,
    auth: (found.get('AUTH') ?? '').toUpperCase().split(' ').filter(Boolean),
  };
}
