/** Header fields as bytes (RFC 5322 §2.2, RFC 2047): folded, printable, never a line of somebody else's making. */

const LINE = 76;
/** Beyond this a word without white space cannot be folded within the 998 of RFC 5322 §2.1.1. */
const LONGEST_WORD = 900;
const PRINTABLE = /^[\x20-\x7e\t]*$/;
const ENCODED_WORD_MAX = 75;
const B_OVERHEAD = '=?UTF-8?B??='.length;
const ATOM_WORDS = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]*$/;

export const CONTROL = /[\0-\x08\x0a-\x1f\x7f]/;

/** A free text such as a subject, ready to stand after `Subject: `. */
export function unstructured(text: string, firstColumn: number): string {
  if (isPlain(text)) return fold(text, firstColumn);
  return encodedWords(text, firstColumn);
}

/** A display name: atoms as they are, other ASCII quoted, the rest encoded. */
export function displayName(name: string): string {
  if (name === '') return '';
  if (isPlain(name) && name.length < LINE) {
    return ATOM_WORDS.test(name) && name === name.trim() ? name : `"${name.replace(/["\\]/g, '\\$&')}"`;
  }
  return encodedWords(name, 10);
}

export function mailbox(name: string, email: string): string {
  const shown = displayName(name);
  return shown === '' ? email : `${shown} <${email}>`;
}

/** `To: a, b, c` with a fold wherever a line would grow too long. */
export function addressField(name: string, mailboxes: readonly string[]): string {
  let line = `${name}:`;
  let text = '';
  mailboxes.forEach((item, i) => {
    const piece = ` ${item}${i < mailboxes.length - 1 ? ',' : ''}`;
    const firstLine = piece.indexOf('\r\n') < 0 ? piece.length : piece.indexOf('\r\n');
    if (line.length + firstLine > LINE && line.trim() !== '' && i > 0) {
      text += `${line}\r\n`;
      line = '';
    }
    line += piece;
    const lastBreak = line.lastIndexOf('\r\n');
    if (lastBreak >= 0) {
      text += line.slice(0, lastBreak + 2);
      line = line.slice(lastBreak + 2);
    }
  });
  return `${text}${line}\r\n`;
}

export function field(name: string, text: string): string {
  return `${name}: ${unstructured(text, name.length + 2)}\r\n`;
}

/** `; filename="…"`, with the RFC 2231 form when the name is not plain ASCII. */
export function parameter(name: string, value: string): string {
  if (/^[\x20-\x7e]*$/.test(value) && value.length <= 60) return `;\r\n ${name}="${value.replace(/["\\]/g, '\\$&')}"`;
  const pieces: string[] = [];
  let piece = "UTF-8''";
  for (const char of value.normalize('NFC')) {
    const encoded = percentEncoded(char);
    if (piece.length + encoded.length > 60) {
      pieces.push(piece);
      piece = '';
    }
    piece += encoded;
  }
  pieces.push(piece);
  if (pieces.length === 1) return `;\r\n ${name}*=${pieces[0]}`;
  return pieces.map((part, i) => `;\r\n ${name}*${i}*=${part}`).join('');
}

function percentEncoded(char: string): string {
  if (/^[A-Za-z0-9.+_~-]$/.test(char)) return char;
  return Array.from(Buffer.from(char), (byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
}

function isPlain(text: string): boolean {
  return PRINTABLE.test(text) && !text.includes('=?') && longestWord(text) <= LONGEST_WORD && text === text.trim();
}

function longestWord(text: string): number {
  if (text.length <= LONGEST_WORD) return 0;
  return text.split(/[ \t]/).reduce((longest, word) => Math.max(longest, word.length), 0);
}

/** Breaks before white space; the white space itself stays, so unfolding gives the same text. */
function fold(text: string, firstColumn: number): string {
  if (text.length + firstColumn <= LINE) return text;
  let folded = '';
  let column = firstColumn;
  for (const word of text.match(/[ \t]*[^ \t]+/g) ?? []) {
    const canBreak = folded !== '' && column + word.length > LINE && /^[ \t]/.test(word);
    if (canBreak) {
      folded += '\r\n';
      column = 0;
    }
    folded += word;
    column += word.length;
  }
  return folded;
}

/** RFC 2047 §2: words of at most 75 characters, each holding whole characters. */
function encodedWords(text: string, firstColumn: number): string {
  const words: string[] = [];
  let bytes: Buffer[] = [];
  let length = 0;
  let room = roomFor(Math.min(firstColumn, 40));
  for (const char of text.replace(/[\r\n\t]+/g, ' ')) {
    const encoded = Buffer.from(char);
    if (length + encoded.length > room) {
      words.push(encodedWord(bytes));
      bytes = [];
      length = 0;
      room = roomFor(1);
    }
    bytes.push(encoded);
    length += encoded.length;
  }
  words.push(encodedWord(bytes));
  return words.join('\r\n ');
}

/** Bytes that fit into an encoded word that begins at `column`. */
function roomFor(column: number): number {
  const chars = Math.min(ENCODED_WORD_MAX, LINE - column) - B_OVERHEAD;
  return Math.floor(chars / 4) * 3;
}

function encodedWord(bytes: readonly Buffer[]): string {
  return `=?UTF-8?B?${Buffer.concat(bytes).toString('base64')}?=`;
}
