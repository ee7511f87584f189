/** `VERB rest of the line`; the verb in capitals. */
export interface Command {
  readonly verb: string;
  readonly argument: string;
}

export function parseCommand(line: string): Command {
  const space = line.indexOf(' ');
  const verb = space < 0 ? line : line.slice(0, space);
  return { verb: verb.toUpperCase(), argument: space < 0 ? '' : line.slice(space + 1).trim() };
}

/** What stands between the angle brackets of MAIL or RCPT, and the ESMTP parameters behind it (RFC 5321 §4.1.2). */
export interface PathArgument {
  readonly path: string;
  readonly parameters: ReadonlyMap<string, string>;
}

const MAX_PATH = 256;
const PARAMETER = /^([A-Za-z0-9][A-Za-z0-9-]*)(?:=([\x21-\x3c\x3e-\x7e]+))?$/;

/**
 * Reads `FROM:<path> PARAM=value …`. Null when it is not exactly that: no space inside the brackets, no second
 * bracket, no source route. The path is handed on untouched; whoever judges it parses it once.
 */
export function parsePathArgument(argument: string, keyword: 'FROM' | 'TO'): PathArgument | null {
  if (argument.slice(0, keyword.length + 1).toUpperCase() !== `${keyword}:`) return null;
  const rest = argument.slice(keyword.length + 1).trimStart();
  const end = endOfPath(rest);
  if (end < 0) return null;
  const path = rest.slice(1, end);
  if (Buffer.byteLength(path) > MAX_PATH || path.startsWith('@')) return null;
  const parameters = parseParameters(rest.slice(end + 1));
  return parameters === null ? null : { path, parameters };
}

/** Where `>` closes the path that `<` opened; a quoted local part may hold brackets and spaces. */
function endOfPath(text: string): number {
  if (text[0] !== '<') return -1;
  let quoted = false;
  for (let i = 1; i < text.length; i += 1) {
    const c = text[i]!;
    if (quoted && c === '\\') i += 1;
    else if (c === '"') quoted = !quoted;
    else if (!quoted && c === '>') return i;
    else if (!quoted && (c === '<' || c === ' ')) return -1;
    if (isControl(c)) return -1;
  }
  return -1;
}

function isControl(c: string): boolean {
  return c < ' ' || c === '\x7f';
}

function parseParameters(text: string): Map<string, string> | null {
  const parameters = new Map<string, string>();
  if (text === '') return parameters;
  if (!text.startsWith(' ')) return null;
  for (const part of text.trim().split(/ +/)) {
    const match = PARAMETER.exec(part);
    const key = match?.[1]?.toUpperCase();
    if (!match || key === undefined || parameters.has(key)) return null;
    parameters.set(key, match[2] ?? '');
  }
  return parameters;
}

const MAX_HELLO = 255;

/** The name a client gives in EHLO. Devices write much that is no host name, and it proves nothing: any printable text will do. */
export function isHelloName(name: string): boolean {
  return name !== '' && name.length <= MAX_HELLO && ![...name].some(isControl);
}

export function isAscii(text: string): boolean {
  // eslint-disable-next-line no-control-regex -- the question is exactly which characters are ASCII
  return /^[\x00-\x7f]*$/.test(text);
}

/** A whole number of at most 15 digits, else null. */
export function parseCount(text: string): number | null {
  return /^\d{1,15}$/.test(text) ? Number(text) : null;
}
