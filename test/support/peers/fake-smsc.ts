import { createServer, type Server, type Socket } from 'node:net';
import { createServer as createSecureServer } from 'node:tls';
import { once } from 'node:events';
import {
  type BindRequest,
  deliverBody,
  type Delivery,
  readBind,
  readSubmission,
  type Submission,
  unit,
  type Unit,
  unitsIn,
  zero,
} from './smsc-octets.js';

/** Answers of the carrier to one submission; nothing at all: silence. */
export interface SubmissionAnswer {
  status?: number;
  id?: string;
  /** Sent before the answer. */
  before?: Buffer[];
  after?: Buffer[];
  silent?: boolean;
  /** Cuts the connection, with or without the answer. */
  cut?: 'before' | 'after';
}

export interface Taken extends Submission {
  sequence: number;
  connection: SmscConnection;
}

type Behaviour = (submission: Taken, place: number) => SubmissionAnswer | Promise<SubmissionAnswer>;

const ID = { deliver: 0x5, unbind: 0x6, bind: 0x9, submit: 0x4, enquire: 0x15, answer: 0x80000000 };

/** One connection of a client. */
export class SmscConnection {
  private rest: Buffer = Buffer.alloc(0);
  private sequence = 0;
  readonly heard: Unit[] = [];

  constructor(
    readonly socket: Socket,
    private readonly smsc: FakeSmsc,
  ) {
    socket.on('data', (chunk) => this.take(chunk));
    socket.on('error', () => undefined);
    socket.setNoDelay(true);
  }

  write(octets: Buffer): void {
    if (!this.socket.destroyed) this.socket.write(octets);
  }

  /** A request of the carrier; its number. The first one is 0, as some carriers begin. */
  request(id: number, body: Buffer = Buffer.alloc(0)): number {
    this.write(unit(id, 0, this.sequence, body));
    return this.sequence++;
  }

  deliver(delivery: Delivery): number {
    return this.request(ID.deliver, deliverBody(delivery));
  }

  private take(chunk: Buffer): void {
    const { units, rest } = unitsIn(Buffer.concat([this.rest, chunk]));
    this.rest = rest;
    for (const one of units) {
      this.heard.push(one);
      void this.handle(one);
    }
  }

  private async handle({ id, sequence, body }: Unit): Promise<void> {
    if (id === ID.bind) {
      const status = this.smsc.bindStatus(readBind(body));
      if (status === 'silent') return;
      this.write(unit(ID.bind | ID.answer, status, sequence, status === 0 ? zero('fake') : Buffer.alloc(0)));
      if (status !== 0) this.socket.end();
    } else if (id === ID.submit) await this.smsc.submitted({ ...readSubmission(body), sequence, connection: this });
    else if (id === ID.enquire && !this.smsc.deaf) this.write(unit(ID.enquire | ID.answer, 0, sequence));
    else if (id === ID.unbind) {
      this.write(unit(ID.unbind | ID.answer, 0, sequence));
      this.socket.end();
    }
  }
}

/** A carrier of the tests: raw sockets, and whatever bad manners a test wants. */
export class FakeSmsc {
  readonly taken: Taken[] = [];
  readonly binds: BindRequest[] = [];
  readonly connections: SmscConnection[] = [];
  /** Answers no enquire_link any more. */
  deaf = false;
  /** Answers to binds in their order; 0 once they are used up. */
  bindAnswers: (number | 'silent')[] = [];
  behave: Behaviour = () => ({});
  private ids = 0x0a00;

  private constructor(private readonly server: Server) {}

  /** With a certificate it speaks TLS from the first octet on. */
  static async start(port = 0, certificate?: { key: string; cert: string }): Promise<FakeSmsc> {
    const server = certificate === undefined ? createServer() : createSecureServer(certificate);
    const smsc = new FakeSmsc(server);
    server.on('tlsClientError', () => undefined);
    server.on(certificate === undefined ? 'connection' : 'secureConnection', (socket: Socket) =>
      smsc.connections.push(new SmscConnection(socket, smsc)),
    );
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return smsc;
  }

  get port(): number {
    return (this.server.address() as { port: number }).port;
  }

  get live(): SmscConnection | undefined {
    return this.connections.findLast(({ socket }) => !socket.destroyed);
  }

  /** Numbers that texts went to, in the order they came. */
  get numbers(): string[] {
    return this.taken.map(({ destination }) => destination);
  }

  nextId(): string {
    this.ids += 1;
    return this.ids.toString(16);
  }

  bindStatus(bind: BindRequest): number | 'silent' {
    this.binds.push(bind);
    return this.bindAnswers.shift() ?? 0;
  }

  async submitted(submission: Taken): Promise<void> {
    this.taken.push(submission);
    const { connection, sequence } = submission;
    const answer = await this.behave(submission, this.taken.length - 1);
    for (const octets of answer.before ?? []) connection.write(octets);
    if (answer.cut === 'before') connection.socket.destroy();
    if (answer.silent !== true && answer.cut !== 'before') {
      const { status = 0 } = answer;
      const body = status === 0 ? zero(answer.id ?? this.nextId()) : Buffer.alloc(0);
      connection.write(unit(ID.submit | ID.answer, status, sequence, body));
    }
    for (const octets of answer.after ?? []) connection.write(octets);
    if (answer.cut === 'after') connection.socket.end();
  }

  async stop(): Promise<void> {
    for (const { socket } of this.connections) socket.destroy();
    this.server.close();
    await once(this.server, 'close');
  }
}

/** The text of a receipt as most carriers write it. */
export function receiptText(id: string, stat: string, err = '000'): string {
  return `id:${id} sub:001 dlvrd:001 submit date:2601010000 done date:2601010001 stat:${stat} err:${err} text:Your table`;
}
