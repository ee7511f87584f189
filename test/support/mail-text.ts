/** The plain-text part of a mail, as a person reads it. */
export function plainTextOf(raw: string): string {
  const part = raw.split(/\r?\n--[^\r\n]+\r?\n/).find((one) => /^content-type: text\/plain/im.test(one)) ?? raw;
  const split = /\r?\n\r?\n/.exec(part);
  const head = split ? part.slice(0, split.index) : '';
  const body = split ? part.slice(split.index + split[0].length) : part;
  if (/^content-transfer-encoding: base64/im.test(head)) return Buffer.from(body, 'base64').toString('utf8');
  if (!/^content-transfer-encoding: quoted-printable/im.test(head)) return body;
  const bytes = body
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
