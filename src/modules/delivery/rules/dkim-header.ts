import { createHash } from 'node:crypto';

/**
 * What DKIM signs (RFC 6376, relaxed/relaxed, no `l=`): the canonical body hash and the canonical header block.
 * Computing is pure; the signature itself is made by the signer, off the event loop.
 */

/** Signed when present, every instance of it. */
const SIGNED = [
  'from',
  'sender',
  'reply-to',
  'to',
  'cc',
  'subject',
  'date',
  'message-id',
  'in-reply-to',
  'references',
  'mime-version',
  'content-type',
  'content-transfer-encoding',
  'list-id',
  'list-unsubscribe',
  'list-unsubscribe-post',
  'feedback-id',
] as const;

/** Named once more than they occur, so that nobody on the way can add a second one (RFC 6376 §8.15). */
const OVERSIGNED: ReadonlySet<string> = new Set([
  'from',
  'reply-to',
  'to',
  'cc',
  'subject',
  'date',
  'message-id',
  'mime-version',
  'content-type',
  'list-unsubscribe',
  'list-unsubscribe-post',
]);

export interface Header {
  /** Lower-case name. */
  name: string;
  /** In relaxed canonical form: `name:value\r\n`. */
  relaxed: string;
}

export interface SignableMessage {
  headers: Header[];
  /** Base64 of the SHA-256 of the relaxed body. */
  bodyHash: string;
}

/** Takes a message in canonical bytes apart once; every key then signs the same parts. */
export function signableMessage(message: Buffer): SignableMessage {
  const end = message.indexOf('\r\n\r\n');
  const head = message.subarray(0, end === -1 ? message.length : end + 2);
  const body = end === -1 ? message.subarray(message.length) : message.subarray(end + 4);
  return { headers: parseHeaders(head.toString('latin1')), bodyHash: bodyHashOf(body) };
}

function parseHeaders(head: string): Header[] {
  const headers: Header[] = [];
  for (const line of head.split(/\r\n(?![ \t])/)) {
    const colon = line.indexOf(':');
    if (colon <= 0) continue;
    const name = line.slice(0, colon).trim().toLowerCase();
    const value = line
      .slice(colon + 1)
      .replace(/\r\n/g, '')
      .replace(/[ \t]+/g, ' ')
      .trim();
    headers.push({ name, relaxed: `${name}:${value}\r\n` });
  }
  return headers;
}

const SPACE = 0x20;
const TAB = 0x09;
const CR = 0x0d;
const LF = 0x0a;

/** RFC 6376 §3.4.4: runs of white space become one space, none before a line end, no empty lines at the end. */
export function relaxedBody(body: Uint8Array): Buffer {
  const out = Buffer.allocUnsafe(body.length + 2);
  let to = 0;
  let blank = false;
  // Length up to and including the line end of the last line that was not empty.
  let kept = 0;
  for (let i = 0; i < body.length; i += 1) {
    const byte = body[i]!;
    if (byte === SPACE || byte === TAB) {
      blank = true;
    } else if (byte === CR && body[i + 1] === LF) {
      const empty = to === 0 || out[to - 1] === LF;
      out[to] = CR;
      out[to + 1] = LF;
      to += 2;
      i += 1;
      blank = false;
      if (!empty) kept = to;
    } else {
      if (blank) out[to++] = SPACE;
      blank = false;
      out[to++] = byte;
    }
  }
  if (to > 0 && out[to - 1] !== LF) {
    out[to] = CR;
    out[to + 1] = LF;
    kept = to + 2;
  }
  return out.subarray(0, kept);
}

export function bodyHashOf(body: Uint8Array): string {
  return createHash('sha256').update(relaxedBody(body)).digest('base64');
}

export type DkimAlgorithm = 'rsa-sha256' | 'ed25519-sha256';

export interface SignatureParts {
  /** The header field up to and including `b=`, folded, without a final line end. */
  unsigned: string;
  /** The bytes whose signature goes behind `b=`. */
  data: Buffer;
}

export function signatureParts(
  message: SignableMessage,
  key: { domain: string; selector: string; algorithm: DkimAlgorithm },
  signedAtSeconds: number,
): SignatureParts {
  const { names, block } = headerBlock(message.headers);
  const unsigned =
    `DKIM-Signature: v=1; a=${key.algorithm}; c=relaxed/relaxed; d=${key.domain};\r\n` +
    ` s=${key.selector}; t=${signedAtSeconds};\r\n` +
    ` h=${foldNames(names)};\r\n` +
    ` bh=${message.bodyHash};\r\n b=`;
  const own = `dkim-signature:${unsigned
    .slice('DKIM-Signature:'.length)
    .replace(/\r\n/g, '')
    .replace(/[ \t]+/g, ' ')
    .trim()}`;
  return { unsigned, data: Buffer.from(block + own, 'latin1') };
}

/** Instances of a header are signed from the bottom up; an oversigned name adds nothing to the block (§5.4.2). */
function headerBlock(headers: readonly Header[]): { names: string[]; block: string } {
  const names: string[] = [];
  let block = '';
  for (const name of SIGNED) {
    for (let i = headers.length - 1; i >= 0; i -= 1) {
      const header = headers[i]!;
      if (header.name !== name) continue;
      names.push(name);
      block += header.relaxed;
    }
    if (OVERSIGNED.has(name)) names.push(name);
  }
  return { names, block };
}

function foldNames(names: readonly string[]): string {
  const lines: string[][] = [[]];
  let width = 0;
  for (const name of names) {
    if (width + name.length > 66) {
      lines.push([]);
      width = 0;
    }
    lines.at(-1)?.push(name);
    width += name.length + 1;
  }
  return lines.map((line) => line.join(':')).join(':\r\n ');
}

/** The base64 signature in lines of 72. */
export function foldSignature(signature: string): string {
  return (signature.match(/.{1,72}/g) ?? []).join('\r\n ');
}
