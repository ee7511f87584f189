import { connect, type Socket } from 'node:net';
import { connect as connectTls, type TLSSocket } from 'node:tls';

const PATIENCE_MS = 60_000;

/** One reply: its code and all its lines. */
export interface HeardReply {
  code: number;
  text: string;
  lines: string[];
}

/** A client that says exactly the bytes it is told, and hears replies one by one. */
export class RawClient {
  private received = '';
  private over = false;
  private wake: () => void = () => undefined;

  private constructor(private socket: Socket) {
    this.listen();
  }

  static async connect(port: number, options: { localAddress?: string; tls?: boolean } = {}): Promise<RawClient> {
    const address = { port, host: '127.0.0.1', localAddress: options.localAddress };
    const event = options.tls ? 'secureConnect' : 'connect';
    const socket = options.tls ? connectTls({ ...address, rejectUnauthorized: false }) : connect(address);
    const client = new RawClient(socket);
    await new Promise((resolve, reject) => {
      socket.once(event, resolve);
      socket.once('error', reject);
    });
    return client;
  }

  private listen(): void {
    this.socket.setNoDelay(true);
    this.socket.on('data', (chunk: Buffer) => {
      this.received += chunk.toString('latin1');
      this.wake();
    });
    for (const event of ['end', 'close', 'error']) {
      this.socket.on(event, () => {
        this.over = true;
        this.wake();
      });
    }
  }

  /** Connects and says EHLO; with `login` also AUTH PLAIN. */
  static async ready(port: number, login?: { username: string; password: string }): Promise<RawClient> {
    const client = await RawClient.connect(port);
    await client.heard();
    await client.say('EHLO client.example');
    if (login) await client.say(`AUTH PLAIN ${plainResponse(login.username, login.password)}`);
    return client;
  }

  write(bytes: string | Buffer): void {
    this.socket.write(typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes);
  }

  /** One command line and its reply. */
  async say(command: string): Promise<HeardReply> {
    this.write(Buffer.from(`${command}\r\n`));
    return this.heard();
  }

  /** The next reply; fails when the connection ends or nothing comes. */
  async heard(): Promise<HeardReply> {
    const timer = setTimeout(() => this.socket.destroy(new Error('no reply')), PATIENCE_MS);
    try {
      for (;;) {
        const match = /^(?:\d{3}-[^\n]*\n)*(\d{3})(?: [^\n]*)?\n/.exec(this.received);
        if (match) return this.taken(match[0], Number(match[1]));
        if (this.over) throw new Error(`the connection ended; unread: ${JSON.stringify(this.received)}`);
        await new Promise<void>((resolve) => (this.wake = resolve));
      }
    } finally {
      clearTimeout(timer);
    }
  }

  private taken(text: string, code: number): HeardReply {
    this.received = this.received.slice(text.length);
    const lines = text.trimEnd().split('\r\n');
    return { code, lines, text: lines.map((line) => line.slice(4)).join('\n') };
  }

  /** Every reply until the server hangs up. */
  async heardUntilEnd(): Promise<HeardReply[]> {
    const replies: HeardReply[] = [];
    for (;;) {
      try {
        replies.push(await this.heard());
      } catch {
        return replies;
      }
    }
  }

  /** The handshake after a 220 for STARTTLS. */
  async startTls(): Promise<TLSSocket> {
    this.socket.removeAllListeners();
    const secure = connectTls({ socket: this.socket, rejectUnauthorized: false });
    await new Promise((resolve, reject) => {
      secure.once('secureConnect', resolve);
      secure.once('error', reject);
    });
    this.socket = secure;
    this.received = '';
    this.over = false;
    this.listen();
    return secure;
  }

  endWriting(): void {
    this.socket.end();
  }

  destroy(): void {
    this.socket.destroy();
  }
}

export function plainResponse(username: string, password: string): string {
  return Buffer.from(`\0${username}\0${password}`).toString('base64');
}
