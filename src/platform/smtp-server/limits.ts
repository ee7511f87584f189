import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../kernel/time/instant.js';

/** What one client may cost. Times are machine time: a test that moves business time closes no session. */
export interface SmtpLimits {
  /** RFC 5321 §4.5.3.1.4 asks for 512 octets, extensions add to it, and RFC 4954 §4 gives a SASL line 12,288. */
  lineBytes: number;
  messageBytes: number;
  /** Bytes past the limit that are read and thrown away so that the client can hear its 552; after them it is cut off. */
  overrunBytes: number;
  recipients: number;
  errorsPerSession: number;
  /** Commands between two accepted messages beside RCPT: a client that needs more is not sending mail. */
  commandsPerMessage: number;
  authFailuresPerSession: number;
  sessions: number;
  sessionsPerAddress: number;
  /** RFC 5321 §4.5.3.2.7: at least five minutes. */
  idleMs: number;
  /** From the connection to a successful AUTH or a first recipient. */
  unidentifiedMs: number;
  handshakeMs: number;
  /** RFC 5321 §4.5.3.2.5 gives three minutes to each block of data. */
  dataIdleMs: number;
  dataTotalMs: number;
  drainMs: number;
  /** Bytes of messages that all sessions of the process may hold at once. */
  memoryBytes: number;
}

export const DEFAULT_LIMITS: SmtpLimits = {
  lineBytes: 12_288,
  messageBytes: 46_137_344,
  overrunBytes: 67_108_864,
  recipients: 1_000,
  errorsPerSession: 20,
  commandsPerMessage: 200,
  authFailuresPerSession: 5,
  sessions: 2_000,
  sessionsPerAddress: 500,
  idleMs: 5 * MINUTE_MS,
  unidentifiedMs: 10 * MINUTE_MS,
  handshakeMs: 30 * SECOND_MS,
  dataIdleMs: 3 * MINUTE_MS,
  dataTotalMs: HOUR_MS / 2,
  drainMs: 25 * SECOND_MS,
  memoryBytes: 268_435_456,
};

/** Counts the message bytes that all sessions hold, so that many large messages at once meet 452 and not the end of memory. */
export class MemoryBudget {
  private used = 0;

  constructor(private readonly limit: number) {}

  get usedBytes(): number {
    return this.used;
  }

  reserve(bytes: number): boolean {
    if (this.used + bytes > this.limit) return false;
    this.used += bytes;
    return true;
  }

  release(bytes: number): void {
    this.used -= bytes;
  }

  /** Room for at least so many bytes right now; a hint, not a promise. */
  hasRoomFor(bytes: number): boolean {
    return this.used + bytes <= this.limit;
  }
}
