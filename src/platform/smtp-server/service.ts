import type { Answer } from './smtp-reply.js';
import type { Login } from './sasl.js';

export interface TlsFacts {
  readonly version: string;
  readonly cipher: string;
}

/** What is known of the connection; `hello` is what the client calls itself and proves nothing. */
export interface SessionFacts {
  readonly id: string;
  readonly remoteAddress: string;
  readonly localPort: number;
  readonly hello: string;
  readonly extended: boolean;
  readonly tls: TlsFacts | null;
}

/** The envelope so far. Paths are as the client wrote them, without the angle brackets. */
export interface Transaction {
  readonly sender: string;
  readonly declaredBytes: number | null;
  readonly smtpUtf8: boolean;
  readonly recipients: readonly string[];
}

/**
 * Judges one message step by step. A 2xx answer accepts the step; the answer to `message` is sent only after it
 * resolves, so resolve it after the commit. What is thrown becomes a 451 and is logged.
 */
export interface MailHandler<Identity> {
  sender(session: SessionFacts, identity: Identity, sender: string): Answer;
  recipient(session: SessionFacts, identity: Identity, transaction: Transaction, recipient: string): Answer;
  message(session: SessionFacts, identity: Identity, transaction: Transaction, content: Buffer): Answer;
}

export type AuthOutcome<Identity> = { ok: true; identity: Identity } | { ok: false; reason: 'bad' | 'throttled' };

/** Mail of customers: only after AUTH. */
export interface Submission<Identity> extends MailHandler<Identity> {
  authenticate(session: SessionFacts, login: Login): Promise<AuthOutcome<Identity>>;
}

/** Mail to the installation itself, from anybody. */
export type Inbound = MailHandler<null>;

/** What a port offers. A port may offer both: without AUTH it is inbound, after AUTH submission. */
export interface PortOffer {
  readonly submission: Submission<unknown> | null;
  readonly inbound: Inbound | null;
  readonly tls: 'starttls' | 'implicit';
  readonly plainAuth: boolean;
}
