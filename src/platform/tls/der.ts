/** The little of ASN.1 DER (ITU-T X.690) that a self-signed certificate is written in. */
export function der(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.of(tag), lengthOf(content.length), content]);
}

function lengthOf(length: number): Buffer {
  if (length < 0x80) return Buffer.of(length);
  const bytes = length < 0x100 ? [length] : [length >> 8, length & 0xff];
  return Buffer.of(0x80 | bytes.length, ...bytes);
}

export const sequence = (...parts: Buffer[]): Buffer => der(0x30, ...parts);
export const set = (...parts: Buffer[]): Buffer => der(0x31, ...parts);
export const utf8String = (text: string): Buffer => der(0x0c, Buffer.from(text));
export const octetString = (content: Buffer): Buffer => der(0x04, content);
export const bitString = (content: Buffer, unusedBits = 0): Buffer => der(0x03, Buffer.of(unusedBits), content);
/** Constructed, context-specific: `[n] EXPLICIT`. */
export const explicit = (n: number, ...parts: Buffer[]): Buffer => der(0xa0 | n, ...parts);
/** Primitive, context-specific: `[n] IMPLICIT`. */
export const implicit = (n: number, content: Buffer): Buffer => der(0x80 | n, content);
export const TRUE = der(0x01, Buffer.of(0xff));

export function integer(bytes: Buffer): Buffer {
  return der(0x02, (bytes[0] ?? 0) & 0x80 ? Buffer.concat([Buffer.of(0), bytes]) : bytes);
}

export function objectId(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return der(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
}

function base128(arc: number): number[] {
  const digits = [arc & 0x7f];
  for (let left = arc >>> 7; left > 0; left >>>= 7) digits.unshift((left & 0x7f) | 0x80);
  return digits;
}

/** UTCTime until 2049, GeneralizedTime from 2050 on (RFC 5280 §4.1.2.5). */
export function time(iso: string): Buffer {
  const digits = iso.slice(0, 19).replace(/[-:T]/g, '');
  return Number(iso.slice(0, 4)) < 2050
    ? der(0x17, Buffer.from(`${digits.slice(2)}Z`))
    : der(0x18, Buffer.from(`${digits}Z`));
}
