import net from 'node:net';
import tls from 'node:tls';

/** Where the sink asks its script what to do. `session` is asked once per connection, before the banner. */
export type SinkStage = 'banner' | 'ehlo' | 'helo' | 'starttls' | 'auth' | 'mail' | 'rcpt' | 'data' | 'body' | 'dot' | 'rset' | 'quit';

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

/** An SMTP server that records what it gets and misbehaves as told. */
export class SmtpSink {
  readonly mails: ReceivedMail[] = [];
  readonly commands: string[] = [];
  connections = 0;
  openConnections = 0;
  mostOpenConnections = 0;
  private readonly counts = new Map<SinkStage, number>();
  private readonly sockets = new Set<net.Socket>();
  private readonly watchers = new Set<() => void>();
  private server: net.Server;

  private constructor(readonly options: SinkOptions) {
    this.server = this.createServer();
  }

  static async start(options: SinkOptions = {}): Promise<SmtpSink> {
    const sink = new SmtpSink(options);
    await new Promise<void>((resolve, reject) => {
      sink.server.once('error', reject);
      sink.server.listen(options.port ?? 0, options.host ?? '127.0.0.1', resolve);
    });
    return sink;
  }

  get port(): number {
    return (this.server.address() as net.AddressInfo).port;
  }

  get host(): string {
    return this.options.host ?? '127.0.0.1';
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  /** Resolves when the condition holds; fails loudly after the deadline. */
  async until(holds: (sink: SmtpSink) => boolean, deadlineMs = 10_000): Promise<void> {
    if (holds(this)) return;
    await new Promise<void>((resolve, reject) => {
      const watcher = (): void => {
        if (!holds(this)) return;
        clearTimeout(timer);
        this.watchers.delete(watcher);
        resolve();
      };
      const timer = setTimeout(() => {
        this.watchers.delete(watcher);
        reject(new Error(`the sink waited ${deadlineMs} ms in vain; it has ${this.mails.length} mails, ${this.connections} connections`));
      }, deadlineMs);
      this.watchers.add(watcher);
    });
  }

  async receives(count: number, deadlineMs = 10_000): Promise<ReceivedMail[]> {
    await this.until((sink) => sink.mails.length >= count, deadlineMs);
    return this.mails;
  }

  /** Drops all connections, as a crash of the receiver would. */
  dropAll(): void {
    for (const socket of this.sockets) socket.resetAndDestroy();
  }

  /** Stops reading on all connections: what senders write piles up. */
  pauseAll(): void {
    for (const socket of this.sockets) socket.pause();
  }

  record(mail: ReceivedMail): void {
    this.mails.push(this.options.keepBodies === false ? { ...mail, raw: Buffer.alloc(0) } : mail);
    this.changed();
  }

  changed(): void {
    for (const watcher of this.watchers) watcher();
  }

  async ask(context: Omit<SinkContext, 'count'>): Promise<SinkAction | undefined> {
    const count = (this.counts.get(context.stage) ?? 0) + 1;
    this.counts.set(context.stage, count);
    if (context.stage !== 'body' && this.options.keepBodies !== false) this.commands.push(context.line);
    this.changed();
    return this.options.script ? await this.options.script({ ...context, count }) : undefined;
  }

  private createServer(): net.Server {
    const accept = (socket: net.Socket): void => {
      this.connections += 1;
      this.openConnections += 1;
      this.mostOpenConnections = Math.max(this.mostOpenConnections, this.openConnections);
      this.sockets.add(socket);
      socket.on('close', () => {
        this.openConnections -= 1;
        this.sockets.delete(socket);
        this.changed();
      });
      void new SinkConnection(this, socket, this.connections, this.options.implicitTls === true).run();
    };
    if (this.options.implicitTls && this.options.tls) return tls.createServer(this.options.tls, accept);
    return net.createServer({ noDelay: true }, accept);
  }
}

class SinkConnection {
  private pending: Buffer = Buffer.alloc(0);
  private from = '';
  private to: string[] = [];
  private helo = '';
  private body: Buffer[] | null = null;
  private busy = false;
  private over = false;

  constructor(
    private readonly sink: SmtpSink,
    private socket: net.Socket,
    private readonly id: number,
    private secure: boolean,
  ) {}

  async run(): Promise<void> {
    this.attach();
    await this.answer('banner', '', '220 sink ESMTP ready');
  }

  private attach(): void {
    this.socket.on('data', (chunk: Buffer) => {
      this.pending = this.pending.length === 0 ? chunk : Buffer.concat([this.pending, chunk]);
      void this.work();
    });
    this.socket.on('error', () => undefined);
  }

  private async work(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    while (!this.over && (this.body ? await this.takeBody() : await this.takeLine()));
    this.busy = false;
  }

  private async takeLine(): Promise<boolean> {
    const end = this.pending.indexOf('\r\n');
    if (end === -1) return false;
    const line = this.pending.subarray(0, end).toString('utf8');
    this.pending = this.pending.subarray(end + 2);
    await this.command(line);
    return true;
  }

  private async command(line: string): Promise<void> {
    const verb = line.slice(0, 4).toUpperCase();
    if (verb === 'EHLO') return this.hello(line);
    if (verb === 'HELO') return void (await this.answer('helo', line, '250 sink'));
    if (verb === 'STAR') return this.startTls(line);
    if (verb === 'AUTH') return void (await this.answer('auth', line, '235 2.7.0 welcome'));
    if (verb === 'MAIL') {
      this.from = /<([^>]*)>/.exec(line)?.[1] ?? '';
      this.to = [];
      return void (await this.answer('mail', line, '250 2.1.0 ok'));
    }
    if (verb === 'RCPT') {
      const recipient = /<([^>]*)>/.exec(line)?.[1] ?? '';
      if (await this.answer('rcpt', line, '250 2.1.5 ok', [...this.to, recipient])) this.to.push(recipient);
      return;
    }
    if (verb === 'DATA') {
      if (this.to.length === 0) return this.write('554 5.5.1 no valid recipients\r\n');
      if (await this.answer('data', line, '354 go ahead')) this.body = [];
      return;
    }
    if (verb === 'RSET') {
      this.to = [];
      await this.answer('rset', line, '250 2.0.0 ok');
      return;
    }
    if (verb === 'QUIT') {
      await this.answer('quit', line, '221 2.0.0 bye');
      this.socket.end();
      return;
    }
    this.write('500 5.5.2 what?\r\n');
  }

  private async hello(line: string): Promise<void> {
    this.helo = line.slice(5);
    const offered = [...(this.sink.options.extensions ?? USUAL_EXTENSIONS)];
    if (this.sink.options.tls && !this.secure) offered.push('STARTTLS');
    const lines = ['sink', ...offered];
    await this.answer('ehlo', line, lines.map((text, i) => `250${i === lines.length - 1 ? ' ' : '-'}${text}`).join('\r\n'));
  }

  private async startTls(line: string): Promise<void> {
    const material = this.sink.options.tls;
    if (!material) return this.write('502 5.5.1 no TLS here\r\n');
    if (!(await this.answer('starttls', line, '220 2.0.0 go'))) return;
    const plain = this.socket;
    plain.removeAllListeners('data');
    const secure = new tls.TLSSocket(plain, { isServer: true, ...material });
    this.pending = Buffer.alloc(0);
    this.secure = true;
    this.socket = secure;
    this.attach();
  }

  private async takeBody(): Promise<boolean> {
    const early = await this.bodyAction();
    if (early) return false;
    const end = this.pending.indexOf('\r\n.\r\n');
    const empty = this.pending.subarray(0, 3).toString() === '.\r\n';
    if (end === -1 && !empty) return false;
    const data = empty ? Buffer.alloc(0) : this.pending.subarray(0, end + 2);
    this.pending = this.pending.subarray(empty ? 3 : end + 5);
    this.body = null;
    await this.finish(data);
    return true;
  }

  private bodyAsked = false;

  private async bodyAction(): Promise<boolean> {
    if (this.bodyAsked || this.pending.length === 0) return false;
    this.bodyAsked = true;
    const action = await this.sink.ask(this.context('body', this.pending.subarray(0, 80).toString('latin1')));
    if (!action) return false;
    await this.perform(action);
    return true;
  }

  private async finish(data: Buffer): Promise<void> {
    this.bodyAsked = false;
    const mail: ReceivedMail = {
      session: this.id,
      from: this.from,
      to: this.to,
      raw: unstuffed(data),
      secure: this.secure,
      remoteAddress: this.socket.remoteAddress ?? '',
      helo: this.helo,
      atMs: performance.now(),
      acknowledged: false,
    };
    const action = await this.sink.ask(this.context('dot', ''));
    this.to = [];
    if (action && !takes(action)) return this.perform(action);
    mail.acknowledged = !action || 'reply' in action || 'replyThenClose' in action;
    this.sink.record(mail);
    await this.perform(action ?? { reply: `250 2.0.0 queued as ${this.sink.mails.length}` });
  }

  /** Performs the scripted action, or gives the usual answer; true when it was a positive answer. */
  private async answer(stage: SinkStage, line: string, usual: string, to = this.to): Promise<boolean> {
    const action = (await this.sink.ask({ ...this.context(stage, line), to })) ?? { reply: usual };
    await this.perform(action);
    return 'reply' in action && /^[23]/.test(action.reply);
  }

  private context(stage: SinkStage, line: string): Omit<SinkContext, 'count'> {
    return { stage, line, from: this.from, to: this.to, secure: this.secure, session: this.id };
  }

  private async perform(action: SinkAction): Promise<void> {
    if ('reply' in action) return this.write(`${action.reply}\r\n`);
    if ('raw' in action) return this.write(action.raw);
    if ('replyThenClose' in action) {
      this.over = true;
      this.socket.end(`${action.replyThenClose}\r\n`);
    } else if ('close' in action) {
      this.over = true;
      this.socket.end();
    } else if ('resetConnection' in action) {
      this.over = true;
      this.socket.resetAndDestroy();
    } else if ('trickle' in action) {
      for (const byte of Buffer.from(`${action.trickle}\r\n`)) {
        if (this.socket.destroyed) return;
        this.socket.write(Buffer.of(byte));
        await new Promise((resolve) => setTimeout(resolve, action.everyMs));
      }
    } else this.over = true;
  }

  private write(bytes: string | Buffer): void {
    if (!this.socket.destroyed) this.socket.write(bytes);
  }
}

/** A message counts as taken when the sink answers 2xx, or falls silent after the final dot on purpose. */
function takes(action: SinkAction): boolean {
  if ('reply' in action) return action.reply.startsWith('2');
  if ('replyThenClose' in action) return action.replyThenClose.startsWith('2');
  return 'hang' in action;
}

function unstuffed(data: Buffer): Buffer {
  if (data[0] !== 0x2e && data.indexOf('\r\n.') === -1) return Buffer.from(data);
  return Buffer.from(data.toString('latin1').replace(/(^|\r\n)\./g, '$1'), 'latin1');
}
