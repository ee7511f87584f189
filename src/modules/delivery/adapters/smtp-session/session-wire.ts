import net from 'node:net';
import tls from 'node:tls';
import type { NetworkFault } from '../../rules/reply.js';
import { ReplyReader, type SmtpReply } from './reply-reader.js';

/** No reply came: the connection ended, timed out, or spoke nonsense. */
export class WireFault extends Error {
  constructor(
    readonly fault: NetworkFault,
    message: string,
  ) {
    super(message);
  }
}

/** Progress is seen slice by slice. */
export const SLICE = 64 * 1024;

interface Waiter {
  resolve(reply: SmtpReply): void;
  reject(fault: WireFault): void;
  timer: NodeJS.Timeout;
}

/** The bytes of one connection: commands out, replies in, each reply with an absolute deadline. */
export class SessionWire {
  private reader = new ReplyReader();
  private readonly waiters: Waiter[] = [];
  private fault: WireFault | null = null;
  /** A reply nobody asked for: usually `421` before a close. */
  private unasked: SmtpReply | null = null;

  private constructor(private socket: net.Socket) {
    this.listen();
  }

  static async connect(
    to: { ip: string; port: number; localAddress?: string },
    timeoutMs: number,
    secure?: tls.ConnectionOptions,
  ): Promise<SessionWire> {
    const options = { host: to.ip, port: to.port, localAddress: to.localAddress, noDelay: true };
    const socket = secure ? tls.connect({ ...options, ...secure }) : net.connect(options);
    await settled(socket, secure ? 'secureConnect' : 'connect', timeoutMs, secure !== undefined);
    return new SessionWire(socket);
  }

  get localAddress(): string | null {
    return this.socket.localAddress ?? null;
  }

  get usable(): boolean {
    return this.fault === null && this.unasked === null && !this.socket.destroyed;
  }

  get tlsSocket(): tls.TLSSocket | null {
    return this.socket instanceof tls.TLSSocket ? this.socket : null;
  }

  /** The next reply not yet waited for. Tarpits trickle bytes, so the deadline is absolute, not one of silence. */
  reply(timeoutMs: number): Promise<SmtpReply> {
    if (this.unasked) {
      const reply = this.unasked;
      this.unasked = null;
      return Promise.resolve(reply);
    }
    if (this.fault) return Promise.reject(this.fault);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.fail(new WireFault('timeout', `no reply within ${timeoutMs} ms`)), timeoutMs);
      this.waiters.push({ resolve, reject, timer });
    });
  }

  write(bytes: string | Buffer): void {
    if (!this.fault) this.socket.write(bytes);
  }

  /** Several writes that leave as one packet where they fit. */
  writeTogether(...pieces: (string | Buffer)[]): void {
    if (this.fault) return;
    this.socket.cork();
    for (const piece of pieces) this.socket.write(piece);
    this.socket.uncork();
  }

  /** Resolves when the kernel has taken everything; a receiver that takes nothing for `stallMs` is given up. */
  async writeAll(bytes: Buffer, stallMs: number): Promise<void> {
    for (let at = 0; at < bytes.length; at += SLICE) {
      if (this.fault) throw this.fault;
      await this.flushed(bytes.subarray(at, at + SLICE), stallMs);
    }
    if (this.fault) throw this.fault;
  }

  /** Whether an answer to something not yet finished has come: the receiver refuses in the middle of the body. */
  takeUnasked(): SmtpReply | null {
    const reply = this.unasked;
    this.unasked = null;
    return reply;
  }

  /** After `220` to STARTTLS. Bytes that are already here were sent in clear by somebody in between: refused. */
  async startTls(options: tls.ConnectionOptions, timeoutMs: number): Promise<void> {
    if (this.reader.holdsBytes || this.unasked) throw new WireFault('protocol', 'data in clear after STARTTLS');
    const plain = this.socket;
    this.unlisten();
    const secure = tls.connect({ ...options, socket: plain });
    try {
      await settled(secure, 'secureConnect', timeoutMs, true);
    } catch (error) {
      this.fault = error instanceof WireFault ? error : new WireFault('tls_failed', String(error));
      secure.on('error', ignore);
      plain.on('error', ignore);
      plain.destroy();
      throw this.fault;
    }
    this.socket = secure;
    this.reader = new ReplyReader();
    this.listen();
  }

  /** Says goodbye without waiting for the answer. */
  close(): void {
    if (this.usable) this.socket.end('QUIT\r\n');
    const socket = this.socket;
    setTimeout(() => socket.destroy(), 1_000).unref();
    this.fault ??= new WireFault('closed', 'closed by us');
  }

  destroy(): void {
    this.fault ??= new WireFault('closed', 'closed by us');
    this.socket.destroy();
  }

  private readonly onData = (chunk: Buffer): void => {
    for (const result of this.reader.feed(chunk)) {
      if (result.kind === 'nonsense') return this.fail(new WireFault('protocol', result.why));
      const waiter = this.waiters.shift();
      if (waiter) {
        clearTimeout(waiter.timer);
        waiter.resolve(result.reply);
      } else if (this.unasked) return this.fail(new WireFault('protocol', 'more replies than commands'));
      else this.unasked = result.reply;
    }
  };

  private readonly onClose = (): void => this.fail(new WireFault('closed', 'the receiver closed the connection'));
  private readonly onError = (error: Error): void => this.fail(new WireFault('closed', error.message));

  private listen(): void {
    this.socket.on('data', this.onData);
    this.socket.on('close', this.onClose);
    this.socket.on('end', this.onClose);
    this.socket.on('error', this.onError);
  }

  private unlisten(): void {
    this.socket.off('data', this.onData);
    this.socket.off('close', this.onClose);
    this.socket.off('end', this.onClose);
    this.socket.off('error', this.onError);
  }

  private fail(fault: WireFault): void {
    this.fault ??= fault;
    for (const waiter of this.waiters.splice(0)) {
      clearTimeout(waiter.timer);
      waiter.reject(this.fault);
    }
    this.socket.destroy();
  }

  private flushed(slice: Buffer, stallMs: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.fail(new WireFault('timeout', 'the receiver stopped reading')), stallMs);
      // Called with an error when the socket goes; the caller looks at the fault.
      this.socket.write(slice, () => {
        clearTimeout(timer);
        resolve();
      });
    });
  }
}

function ignore(): void {
  // A socket already given up may still report why; nobody needs to know.
}

function settled(socket: net.Socket, event: string, timeoutMs: number, secure: boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => finish(new WireFault('timeout', `${event} took more than ${timeoutMs} ms`)),
      timeoutMs,
    );
    const onReady = (): void => finish(null);
    const onClose = (): void => finish(new WireFault(secure ? 'tls_failed' : 'closed', 'closed before it was open'));
    const onError = (error: NodeJS.ErrnoException): void =>
      finish(new WireFault(faultOf(error, secure), error.message));
    const finish = (fault: WireFault | null): void => {
      clearTimeout(timer);
      socket.off(event, onReady);
      socket.off('close', onClose);
      socket.off('error', onError);
      if (!fault) return resolve();
      socket.on('error', ignore);
      socket.destroy();
      reject(fault);
    };
    socket.once(event, onReady);
    socket.once('close', onClose);
    socket.once('error', onError);
  });
}

function faultOf(error: NodeJS.ErrnoException, secure: boolean): NetworkFault {
  if (error.code === 'ECONNREFUSED' || error.code === 'EHOSTUNREACH' || error.code === 'ENETUNREACH') return 'refused';
  if (error.code === 'ETIMEDOUT') return 'timeout';
  return secure ? 'tls_failed' : 'closed';
}
