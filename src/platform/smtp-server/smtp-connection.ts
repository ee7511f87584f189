import type { Socket } from 'node:net';
import { TLSSocket, type SecureContext } from 'node:tls';
import { InputBuffer } from './command-lines.js';
import type { SmtpLimits } from './limits.js';
import type { SmtpDialogue } from './smtp-dialogue.js';
import { type Answer, formatReply, type Reply, REPLIES } from './smtp-reply.js';

export interface ConnectionContext {
  readonly limits: SmtpLimits;
  readonly implicitTls: boolean;
  readonly secureContext: () => SecureContext;
  /** Machine time. */
  readonly monotonicMs: () => number;
  readonly report: (error: unknown) => void;
  readonly replied: ((reply: Reply) => void) | undefined;
  readonly onClose: (connection: SmtpConnection) => void;
}

const PAUSE_BYTES = 65_536;
/** Commands answered in one go before other connections get their turn. */
const TURN = 100;
const GRACE_MS = 3_000;

/** One socket: bytes in, replies out, TLS, time-outs. What is said is the dialogue's business. */
export class SmtpConnection {
  private socket: Socket;
  private readonly input = new InputBuffer();
  private output = '';
  private busy = false;
  private closing = false;
  private closed = false;
  private ended = false;
  private draining = false;
  private handshaking = false;
  private readonly openedAt: number;
  private heardAt: number;
  private contentSince: number | null = null;
  private closingSince: number | null = null;

  constructor(
    socket: Socket,
    private readonly dialogue: SmtpDialogue,
    private readonly context: ConnectionContext,
  ) {
    this.socket = socket;
    this.openedAt = context.monotonicMs();
    this.heardAt = this.openedAt;
    socket.setNoDelay(true);
  }

  start(): void {
    if (this.context.implicitTls) return this.upgrade(() => this.greet());
    this.listen();
    this.greet();
  }

  private greet(): void {
    this.put(this.dialogue.greeting());
    this.flush();
  }

  private listen(): void {
    this.socket.on('data', this.onData);
    this.socket.on('end', this.onEnd);
    this.socket.on('drain', this.onDrain);
    this.socket.on('error', this.onGone);
    this.socket.on('close', this.onGone);
  }

  private readonly onData = (chunk: Buffer): void => {
    if (this.closing) return;
    this.heardAt = this.context.monotonicMs();
    this.input.push(chunk);
    this.pump();
    if (this.input.length > PAUSE_BYTES && !this.closing) this.socket.pause();
  };

  private readonly onEnd = (): void => {
    this.ended = true;
    this.pump();
  };

  private readonly onDrain = (): void => {
    if (this.busy || this.handshaking) return;
    if (this.socket.isPaused()) this.socket.resume();
    this.pump();
  };

  private readonly onGone = (): void => this.destroy();

  /** Consumes what came in until an answer has to be waited for. Never two at once. */
  private pump(): void {
    for (let turn = 0; this.mayWork; turn += 1) {
      if (turn === TURN) {
        this.flush();
        this.busy = true;
        setImmediate(() => this.goOn());
        return;
      }
      const answer = this.safeStep();
      if (answer === undefined) break;
      if (answer instanceof Promise) {
        this.busy = true;
        this.flush();
        answer.then(
          (given) => this.settled(given),
          () => this.settled(REPLIES.internalError),
        );
        return;
      }
      if (answer !== null) this.put(answer);
    }
    this.flush();
    if (this.ended && !this.busy) this.hangUp();
  }

  private get mayWork(): boolean {
    return !this.busy && !this.closing && !this.closed && !this.handshaking && !this.socket.writableNeedDrain;
  }

  private settled(given: Reply): void {
    this.contentSince = null;
    this.put(given);
    this.goOn();
  }

  private goOn(): void {
    this.busy = false;
    if (this.closed) return;
    this.heardAt = this.context.monotonicMs();
    if (this.socket.isPaused()) this.socket.resume();
    this.pump();
  }

  /** A fault of ours ends this session and no other. */
  private safeStep(): Answer | null | undefined {
    try {
      return this.step();
    } catch (error) {
      this.context.report(error);
      return { ...REPLIES.internalError, code: 421, then: 'close' };
    }
  }

  /** Undefined: more bytes are needed. Null: something was consumed that has no answer of its own. */
  private step(): Answer | null | undefined {
    const { mode } = this.dialogue.mail;
    if (mode !== 'command') return this.content(mode);
    const line = this.input.nextLine(this.context.limits.lineBytes);
    if (line === null) return this.draining ? REPLIES.shuttingDown : undefined;
    if (this.draining) return REPLIES.shuttingDown;
    return this.dialogue.handle(line);
  }

  private content(mode: 'data' | 'chunk'): Answer | undefined {
    this.contentSince ??= this.context.monotonicMs();
    if (this.input.length === 0) return undefined;
    const bytes = this.input.takeAll();
    const { used, done } = mode === 'data' ? this.dialogue.mail.feed(bytes) : this.dialogue.mail.feedChunk(bytes);
    this.input.putBack(bytes.subarray(used));
    if (done) {
      this.contentSince = null;
      return this.dialogue.endContent(mode);
    }
    return this.dialogue.mail.isEndless ? { ...REPLIES.tooLarge, then: 'close' } : undefined;
  }

  private put(given: Reply): void {
    if (this.closing || this.closed) return;
    this.context.replied?.(given);
    this.output += formatReply(given);
    if (given.then === 'upgrade') this.upgradeInClear();
    if (given.then === 'close') this.hangUp();
  }

  private flush(): void {
    if (this.output === '' || this.closed) return;
    const text = this.output;
    this.output = '';
    this.socket.write(text, 'latin1');
  }

  private hangUp(): void {
    if (this.closing || this.closed) return;
    this.closing = true;
    this.closingSince = this.context.monotonicMs();
    this.flush();
    this.input.clear();
    this.socket.end();
    this.socket.resume();
  }

  destroy(): void {
    if (this.closed) return;
    this.closed = true;
    this.dialogue.mail.reset();
    this.socket.destroy();
    this.context.onClose(this);
  }

  /** RFC 3207: what arrived before the handshake came over the open wire and is thrown away (CVE-2011-0411). */
  private upgradeInClear(): void {
    this.flush();
    this.input.clear();
    this.upgrade(() => undefined);
  }

  private upgrade(ready: () => void): void {
    const plain = this.socket;
    this.handshaking = true;
    plain.off('data', this.onData).off('end', this.onEnd).off('drain', this.onDrain);
    if (this.context.implicitTls) plain.on('error', this.onGone).on('close', this.onGone);
    const secure = new TLSSocket(plain, { isServer: true, secureContext: this.context.secureContext() });
    this.socket = secure;
    this.listen();
    secure.once('secure', () => {
      this.handshaking = false;
      this.heardAt = this.context.monotonicMs();
      this.dialogue.secured({ version: secure.getProtocol() ?? 'TLS', cipher: secure.getCipher().name });
      ready();
      this.pump();
    });
  }

  /** Ends what waits too long; called every second or so. */
  expire(now: number): void {
    const { limits } = this.context;
    if (this.closingSince !== null) {
      if (now - this.closingSince > GRACE_MS) this.destroy();
      return;
    }
    if (this.handshaking) {
      if (now - this.heardAt > limits.handshakeMs) this.destroy();
      return;
    }
    if (this.busy) return;
    const idleMs = this.contentSince === null ? limits.idleMs : limits.dataIdleMs;
    const overdue =
      now - this.heardAt > idleMs ||
      (this.contentSince !== null && now - this.contentSince > limits.dataTotalMs) ||
      (!this.dialogue.isIdentified && now - this.openedAt > limits.unidentifiedMs);
    if (overdue) this.put(REPLIES.idle);
  }

  /** From now on every command is answered with 421; content that is on its way is finished first. */
  drain(): void {
    this.draining = true;
    if (this.handshaking) this.destroy();
    else if (!this.busy) this.pump();
  }
}
