import type { Socket } from 'node:net';
import { answerTo, COMMAND, isAnswer, STATUS } from '../rules/commands.js';
import { type Delivered, readDelivered } from '../rules/delivered.js';
import { FieldReader } from '../rules/fields.js';
import { answerFrame, frameOf, FrameReader, nackFrame, nextSequence, type Pdu } from '../rules/frames.js';
import { bindBody, type Segment, submitBody, type Wire } from '../rules/submission.js';
import { judgeSubmission, refusedBind } from '../rules/submit-verdict.table.js';
import {
  BindFault,
  type CarrierListener,
  type CarrierSession,
  type SegmentToken,
  type SubmitOutcome,
} from './carrier.port.js';
import { PendingSubmissions } from './pending-submissions.js';

export interface SessionTimes {
  responseMs: number;
  /** Silence after which the carrier is asked whether it is still there. */
  enquireAfterMs: number;
  enquireAnswerMs: number;
}

/** With so many requests of the carrier unanswered nothing more is read from it. */
const MOST_UNANSWERED = 200;
const SIGN_OFF_MS = 2_000;
const LAST_WORDS_MS = 500;
const NOTHING = Buffer.alloc(0);

/**
 * An SMPP 3.4 session. Answers find their requests by their number alone, in any order; what gets none in time is `unknown`,
 * and so is whatever is under way when the connection ends. What is no PDU, or none that belongs here, ends the session; the
 * carrier keeps what it was not told that we have.
 */
export class SmppSession implements CarrierSession {
  readonly ended: Promise<string>;
  private end: (why: string) => void = () => undefined;
  private over: string | null = null;
  private leaving = false;
  private sequence = 0;
  private unanswered = 0;
  private readonly frames = new FrameReader();
  private readonly pending: PendingSubmissions;
  private readonly asked = new Map<number, (status: number) => void>();
  private idle: NodeJS.Timeout | null = null;
  private enquiry: NodeJS.Timeout | null = null;

  constructor(
    private readonly socket: Socket,
    private readonly wire: Wire & { window: number },
    private readonly times: SessionTimes,
    private readonly listener: CarrierListener,
  ) {
    this.ended = new Promise((resolve) => (this.end = resolve));
    this.pending = new PendingSubmissions(times.responseMs, (inARow) => {
      if (inARow >= wire.window) this.stop('submissions are not answered');
    });
    socket.on('data', (chunk: Buffer) => this.take(chunk));
    socket.on('error', (error) => this.stop(`connection failed: ${codeOf(error)}`));
    socket.on('close', () => this.stop(this.frames.isInside ? 'connection cut within a PDU' : 'connection closed'));
  }

  /** Throws a BindFault. */
  async bind(login: { systemId: string; password: string; systemType: string }): Promise<void> {
    const status = await this.ask(COMMAND.bind_transceiver, bindBody(login), this.times.responseMs);
    if (status === STATUS.ok) {
      this.heard();
      return;
    }
    const why = this.over ?? 'bind is not answered';
    this.stop('not bound');
    if (status === null) throw new BindFault('network', why);
    const refused = refusedBind(status);
    throw new BindFault(refused === null ? 'network' : 'refused', refused ?? judgeSubmission(status).code);
  }

  submit(token: SegmentToken, segment: Segment): Promise<SubmitOutcome> {
    if (this.over !== null || this.leaving) return Promise.resolve({ kind: 'not_sent', code: 'session_ended' });
    const sequence = this.request(COMMAND.submit_sm, submitBody(segment, this.wire));
    return this.pending.add(sequence, token);
  }

  async drain(withinMs: number): Promise<void> {
    await this.leave(withinMs, 'signed off');
  }

  private async leave(withinMs: number, why: string): Promise<void> {
    this.leaving = true;
    await within(withinMs, Promise.race([this.pending.whenEmpty(), this.ended]));
    if (this.over === null) await this.ask(COMMAND.unbind, NOTHING, SIGN_OFF_MS);
    this.stop(why);
  }

  /** The status that comes back; null when none does. */
  private async ask(command: number, body: Buffer, withinMs: number): Promise<number | null> {
    if (this.over !== null) return null;
    const sequence = this.request(command, body);
    let status: number | null = null;
    const answered = new Promise<void>((resolve) => {
      this.asked.set(sequence, (got) => {
        status = got;
        resolve();
      });
    });
    await within(withinMs, Promise.race([answered, this.ended]));
    this.asked.delete(sequence);
    return status;
  }

  /** What throws in here ends this session and nothing else. */
  private take(chunk: Buffer): void {
    try {
      for (const pdu of this.frames.read(chunk)) {
        if (this.over !== null) return;
        this.heard();
        this.handle(pdu);
      }
    } catch (error) {
      this.write(nackFrame(STATUS.invalidLength, 0));
      this.stop(`not understood: ${(error as Error).message}`);
    }
  }

  private handle(pdu: Pdu): void {
    const { command, sequence } = pdu;
    if (isAnswer(command)) this.handleAnswer(pdu);
    else if (command === COMMAND.enquire_link) this.answer(pdu, STATUS.ok);
    else if (command === COMMAND.deliver_sm || command === COMMAND.data_sm) this.handleDelivery(pdu);
    else if (command === COMMAND.unbind) {
      this.answer(pdu, STATUS.ok);
      this.stop('the carrier signed off');
    } else if (command !== COMMAND.alert_notification && command !== COMMAND.outbind) {
      this.write(nackFrame(STATUS.invalidCommand, sequence));
      void this.leave(this.times.enquireAnswerMs, `a request that is not known: ${command.toString(16)}`);
    }
  }

  private handleAnswer({ command, status, sequence, body }: Pdu): void {
    const asked = this.asked.get(sequence);
    if (asked !== undefined) return asked(status);
    const isNack = command === COMMAND.generic_nack;
    if (command !== answerTo(COMMAND.submit_sm) && !isNack) return;
    const outcome = outcomeOf(isNack && status === STATUS.ok ? STATUS.systemError : status, body);
    const late = this.pending.settle(sequence, outcome);
    if (late !== null) void this.listener.onLateAnswer(late, outcome).catch(() => undefined);
    if (!isNack && judgeSubmission(status).verdict === 'session') this.stop(judgeSubmission(status).code);
  }

  private handleDelivery(pdu: Pdu): void {
    this.unanswered += 1;
    if (this.unanswered >= MOST_UNANSWERED) this.socket.pause();
    void this.statusOf(pdu).then((status) => {
      this.unanswered -= 1;
      if (this.unanswered < MOST_UNANSWERED / 2 && this.socket.isPaused()) this.socket.resume();
      this.answer(pdu, status);
    });
  }

  /** Only what was kept is said to be well received; the rest the carrier brings again, or not, as it likes. */
  private async statusOf({ command, body }: Pdu): Promise<number> {
    let delivered: Delivered;
    try {
      delivered = readDelivered(command, body);
    } catch {
      return STATUS.invalidLength;
    }
    try {
      if (delivered.kind === 'receipt') await this.listener.onReceipt(delivered.receipt, delivered.addresses);
      else if (delivered.kind === 'inbound') await this.listener.onInbound(delivered);
      return STATUS.ok;
    } catch {
      return STATUS.systemError;
    }
  }

  private request(command: number, body: Buffer): number {
    this.sequence = nextSequence(this.sequence);
    this.write(frameOf({ command, status: STATUS.ok, sequence: this.sequence, body }));
    return this.sequence;
  }

  private answer({ command, sequence }: Pdu, status: number): void {
    const hasId = command === COMMAND.deliver_sm || command === COMMAND.data_sm;
    this.write(answerFrame(answerTo(command), status, sequence, hasId ? Buffer.of(0) : NOTHING));
  }

  private write(frame: Buffer): void {
    if (!this.socket.destroyed && this.socket.writable) this.socket.write(frame);
  }

  private heard(): void {
    if (this.enquiry !== null) clearTimeout(this.enquiry);
    this.enquiry = null;
    if (this.idle !== null) this.idle.refresh();
    else this.idle = setTimeout(() => this.enquire(), this.times.enquireAfterMs);
  }

  private enquire(): void {
    if (this.over !== null) return;
    this.request(COMMAND.enquire_link, NOTHING);
    this.enquiry = setTimeout(() => this.stop('enquire_link is not answered'), this.times.enquireAnswerMs);
  }

  private stop(why: string): void {
    if (this.over !== null) return;
    this.over = why;
    for (const timer of [this.idle, this.enquiry]) if (timer !== null) clearTimeout(timer);
    this.pending.loseAll();
    // What was written still leaves; a carrier that does not read it is not waited for.
    this.socket.end();
    setTimeout(() => this.socket.destroy(), LAST_WORDS_MS).unref();
    this.end(why);
  }
}

function outcomeOf(status: number, body: Buffer): SubmitOutcome {
  if (status === STATUS.ok) return { kind: 'accepted', carrierId: new FieldReader(body).text('message_id', 65) };
  const { verdict, code } = judgeSubmission(status);
  return verdict === 'session' ? { kind: 'retry', code } : { kind: verdict, code };
}

async function within(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  await Promise.race([work, new Promise((resolve) => (timer = setTimeout(resolve, ms)))]);
  clearTimeout(timer);
}

function codeOf(error: Error): string {
  return (error as NodeJS.ErrnoException).code ?? error.message;
}
