import type tls from 'node:tls';

/** Where the sink asks its script what to do. `session` is asked once per connection, before the banner. */
export type SinkStage =
  'banner' | 'ehlo' | 'helo' | 'starttls' | 'auth' | 'mail' | 'rcpt' | 'data' | 'body' | 'dot' | 'rset' | 'quit';

export interface SinkContext {
  stage: SinkStage;
  /** The command line, or the first bytes of the body. */
  line: string;
  from: string;
  to: string[];
  /** How often this stage was reached by any connection, from 1. */
  count: number;
  secure: boolean;
  session: number;
}

export type SinkAction =
  | { reply: string }
  /** Bytes exactly as they are, however wrong. */
  | { raw: string | Buffer }
  | { close: true }
  /** Closes with a reset instead of a FIN. */
  | { resetConnection: true }
  /** Takes the message or command and never answers. */
  | { hang: true }
  | { replyThenClose: string }
  /** One byte of the reply every so many milliseconds. */
  | { trickle: string; everyMs: number };

export interface SinkOptions {
  host?: string;
  port?: number;
  extensions?: string[];
  /** Answers the normal thing when it returns nothing. A promise delays the answer. */
  script?: (context: SinkContext) => SinkAction | undefined | Promise<SinkAction | undefined>;
  tls?: { key: string; cert: string; maxVersion?: tls.SecureVersion };
  implicitTls?: boolean;
  /** Drops bodies after counting them, for load. */
  keepBodies?: boolean;
}

export interface ReceivedMail {
  session: number;
  from: string;
  to: string[];
  /** Without dot-stuffing, as the sender meant it. */
  raw: Buffer;
  secure: boolean;
  remoteAddress: string;
  helo: string;
  /** Milliseconds of the process's monotonic clock. */
  atMs: number;
  /** Whether the sink answered 250 (it may be told to take a message and say nothing). */
  acknowledged: boolean;
}

export const USUAL_EXTENSIONS = ['PIPELINING', '8BITMIME', 'SMTPUTF8', 'SIZE 52428800', 'ENHANCEDSTATUSCODES'];

/** The side of the sink that its connections see. */
export interface SinkRecord {
  readonly options: SinkOptions;
  readonly mails: readonly ReceivedMail[];
  record(mail: ReceivedMail): void;
  ask(context: Omit<SinkContext, 'count'>): Promise<SinkAction | undefined>;
}
