import type { Failure } from '../../rules/reply.js';

/** RFC 5321 §4.5.3.2, except that a connection gets 30 s: a dead host must not cost more before the next one. */
export interface SessionTimeouts {
  connectMs: number;
  greetingMs: number;
  ehloMs: number;
  tlsMs: number;
  mailMs: number;
  rcptMs: number;
  dataMs: number;
  /** For each stretch of the body that the receiver does not take. */
  blockMs: number;
  finalMs: number;
}

export const RFC_TIMEOUTS: SessionTimeouts = {
  connectMs: 30_000,
  greetingMs: 300_000,
  ehloMs: 300_000,
  tlsMs: 60_000,
  mailMs: 300_000,
  rcptMs: 300_000,
  dataMs: 120_000,
  blockMs: 180_000,
  finalMs: 600_000,
};

/**
 * `none`: never try TLS (a host remembered as broken). `opportunistic`: use it when offered, without checking the
 * certificate. `required`: never in clear. `verified`: MTA-STS enforce, the name and chain must hold. `dane`: the
 * certificate must match a TLSA record.
 */
export type TlsDemand = 'none' | 'opportunistic' | 'required' | 'verified' | 'dane';

export interface TlsaRecord {
  usage: number;
  selector: number;
  mtype: number;
  cert: Buffer;
}

export interface SessionTarget {
  /** The MX host name, for SNI and the event. */
  host: string;
  ip: string;
  port: number;
  /** Our address to leave from, when one was chosen. */
  localAddress?: string;
  /** What the world sees of it, where that is another one (NAT): events and reputation speak of this. */
  sourceIp?: string;
  heloName: string;
  tls: TlsDemand;
  tlsaRecords?: readonly TlsaRecord[];
  /** Further names that a DANE-TA certificate may carry: the recipient's domain (RFC 7672 §3.2.2). */
  daneNames?: readonly string[];
  /** TLS from the first byte (port 465 of a smart host). */
  implicitTls?: boolean;
  auth?: { user: string; pass: string };
  timeouts: SessionTimeouts;
}

export interface TlsFacts {
  version: string;
  cipher: string;
}

export interface SessionFacts {
  host: string;
  ip: string;
  sourceIp: string | null;
  tls: TlsFacts | null;
}

export interface OutgoingMail {
  /** Empty for the null return path. */
  from: string;
  to: string;
  /** Canonical bytes, signed; dot-stuffing is done here. */
  message: Buffer;
  eightBit: boolean;
  /** The same mail in ASCII bytes, signed anew; null when there is no such mail. Asked only where 8-bit bytes cannot go. */
  inSevenBits?: () => Promise<Buffer | null>;
  /** An address or header field outside ASCII. */
  utf8: boolean;
}

/**
 * Asked just before the final dot. `true` sends it. A promise holds it back until the results before this one are
 * committed and this delivery is recorded as the one in doubt; `false` gives the attempt up without a copy sent.
 */
export type MayFinish = () => true | Promise<boolean>;

export type SendResult =
  | { kind: 'delivered'; code: number; enhancedCode: string | null; text: string }
  | { kind: 'failed'; failure: Failure }
  /** `mayFinish` said no: nothing was sent that counts. */
  | { kind: 'withheld' };

/** A session could not be opened; its failure says at which stage. */
export class SessionFailed extends Error {
  constructor(readonly failure: Failure) {
    super(`${failure.stage}: ${failure.code ?? failure.network ?? ''} ${failure.text}`);
  }
}
