/** One reply of the server: code, enhanced status code (RFC 3463) and text; several lines become a multi-line reply. */
export interface Reply {
  readonly code: number;
  /** Absent where RFC 2034 forbids it: greeting, EHLO, 3xx. */
  readonly enhanced?: string;
  readonly lines: readonly string[];
  /** What happens to the connection once the reply is written. */
  readonly then?: 'close' | 'upgrade';
}

export type Answer = Reply | Promise<Reply>;

const MAX_TEXT = 400;
const NOT_PRINTABLE = /[^\x20-\x7e]/g;

export function reply(code: number, enhanced: string, text: string): Reply {
  return { code, enhanced, lines: [text] };
}

/** 421: the server says good-bye and closes (RFC 5321 §3.8). */
export function goodbye(enhanced: string, text: string): Reply {
  return { code: 421, enhanced, lines: [text], then: 'close' };
}

export function isPositive(answer: Reply): boolean {
  return answer.code < 400;
}

/** Never more than printable ASCII: what a client sent may be quoted in a text, and must not become a line of its own. */
function plain(text: string): string {
  return text.replace(NOT_PRINTABLE, '?').slice(0, MAX_TEXT);
}

export function formatReply({ code, enhanced, lines }: Reply): string {
  const status = enhanced === undefined ? '' : `${enhanced} `;
  const last = lines.length - 1;
  return lines.map((text, i) => `${code}${i === last ? ' ' : '-'}${status}${plain(text)}\r\n`).join('');
}

/** Replies that every port gives. */
export const REPLIES = {
  ok: reply(250, '2.0.0', 'ok'),
  bye: { code: 221, enhanced: '2.0.0', lines: ['bye'], then: 'close' } as Reply,
  startTls: { code: 220, enhanced: '2.0.0', lines: ['ready to start TLS'], then: 'upgrade' } as Reply,
  startData: { code: 354, lines: ['end data with <CR><LF>.<CR><LF>'] } as Reply,
  unknownCommand: reply(500, '5.5.2', 'command not recognised'),
  notImplemented: reply(502, '5.5.1', 'command not implemented'),
  badLineEnd: reply(500, '5.5.2', 'a command line ends with CR LF and holds no other CR, LF or NUL'),
  badBytes: reply(500, '5.5.2', 'a command line is ASCII, or UTF-8 after SMTPUTF8'),
  lineTooLong: reply(500, '5.5.6', 'line too long'),
  helloFirst: reply(503, '5.5.1', 'send EHLO first'),
  authenticationRequired: reply(530, '5.7.0', 'authentication required'),
  authenticationFailed: reply(535, '5.7.8', 'authentication failed'),
  authenticationThrottled: reply(454, '4.7.0', 'too many failed attempts, try again later'),
  authenticationUnsure: reply(454, '4.7.0', 'authentication is not possible now, try again later'),
  nestedMail: reply(503, '5.5.1', 'a transaction is already open'),
  mailFirst: reply(503, '5.5.1', 'send MAIL first'),
  recipientFirst: reply(503, '5.5.1', 'no valid recipient'),
  tooManyRecipients: reply(452, '4.5.3', 'too many recipients'),
  tooLarge: reply(552, '5.3.4', 'message_too_large: the message exceeds the size limit'),
  noMemory: reply(452, '4.3.1', 'the server is busy, try again later'),
  internalError: reply(451, '4.3.0', 'a temporary fault, try again later'),
  tooManyErrors: goodbye('4.7.0', 'too many errors'),
  notHttp: goodbye('4.7.0', 'this is no web server'),
  tooManyCommands: goodbye('4.7.0', 'too many commands'),
  tooManySessions: goodbye('4.7.0', 'too many connections, try again later'),
  idle: goodbye('4.4.2', 'time-out, good-bye'),
  shuttingDown: goodbye('4.3.2', 'shutting down, try again later'),
} as const;
