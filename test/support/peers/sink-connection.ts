import type net from 'node:net';
import tls from 'node:tls';
import {
  type ReceivedMail,
  type SinkAction,
  type SinkContext,
  type SinkRecord,
  type SinkStage,
  USUAL_EXTENSIONS,
} from './sink-types.js';

/** One dialogue with a sender. */
export class SinkConnection {
  private pending: Buffer = Buffer.alloc(0);
  private from = '';
  private to: string[] = [];
  private helo = '';
  private body: Buffer[] | null = null;
  private busy = false;
  private over = false;

  constructor(
    private readonly sink: SinkRecord,
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
    await this.answer(
      'ehlo',
      line,
      lines.map((text, i) => `250${i === lines.length - 1 ? ' ' : '-'}${text}`).join('\r\n'),
    );
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
