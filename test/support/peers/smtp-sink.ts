import net from 'node:net';
import tls from 'node:tls';
import { SinkConnection } from './sink-connection.js';
import type { ReceivedMail, SinkAction, SinkContext, SinkOptions, SinkStage } from './sink-types.js';

export type { ReceivedMail, SinkAction, SinkContext, SinkOptions, SinkStage } from './sink-types.js';
export { USUAL_EXTENSIONS } from './sink-types.js';

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
  async until(holds: (sink: SmtpSink) => boolean, deadlineMs = 60_000): Promise<void> {
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
        reject(
          new Error(
            `the sink waited ${deadlineMs} ms in vain; it has ${this.mails.length} mails, ${this.connections} connections`,
          ),
        );
      }, deadlineMs);
      this.watchers.add(watcher);
    });
  }

  async receives(count: number, deadlineMs = 60_000): Promise<ReceivedMail[]> {
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
