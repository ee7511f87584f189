/** Single header fields out of a message in canonical bytes, unfolded, for showing and for routing. */
export function headerFields(message: Buffer): Map<string, string[]> {
  const end = message.indexOf('\r\n\r\n');
  const head = message.subarray(0, end === -1 ? Math.min(message.length, 65_536) : end).toString('utf8');
  const fields = new Map<string, string[]>();
  for (const line of head.split(/\r?\n(?![ \t])/)) {
    const colon = line.indexOf(':');
    if (colon <= 0) continue;
    const name = line.slice(0, colon).trim().toLowerCase();
    const value = line
      .slice(colon + 1)
      .replace(/\r?\n/g, '')
      .trim();
    const known = fields.get(name);
    if (known) known.push(value);
    else fields.set(name, [value]);
  }
  return fields;
}

/** RFC 2047: `=?utf-8?q?…?=` and `=?utf-8?b?…?=` in their usual charsets; anything else stays as it stands. */
export function decodedWords(value: string): string {
  const glued = value.replace(/(\?=)\s+(=\?)/g, '$1$2');
  return glued.replace(
    /=\?(utf-8|us-ascii|iso-8859-1)(?:\*[^?]*)?\?([bq])\?([^?]*)\?=/gi,
    (_all, charset: string, kind: string, text: string) => {
      const bytes = kind.toLowerCase() === 'b' ? Buffer.from(text, 'base64') : quotedBytes(text);
      return bytes.toString(charset.toLowerCase() === 'utf-8' ? 'utf8' : 'latin1');
    },
  );
}

function quotedBytes(text: string): Buffer {
  const plain = text
    .replace(/_/g, ' ')
    .replace(/=([0-9A-F]{2})/gi, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(plain, 'latin1');
}

/** `domain (algorithm)` of each DKIM signature. */
export function signaturesOf(fields: ReadonlyMap<string, string[]>): string[] {
  return (fields.get('dkim-signature') ?? []).flatMap((value) => {
    const domain = /(?:^|;)\s*d=\s*([^;\s]+)/.exec(value)?.[1];
    const algorithm = /(?:^|;)\s*a=\s*([^;\s]+)/.exec(value)?.[1];
    return domain ? [`${domain} (${algorithm ?? '?'})`] : [];
  });
}
