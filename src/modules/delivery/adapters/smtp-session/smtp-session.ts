import { dotStuffed } from '../../rules/canonical-message.js';
import { type Failure, type Stage, enhancedCodeOf } from '../../rules/reply.js';
import { type Capabilities, NO_CAPABILITIES, capabilitiesOf } from './capabilities.js';
import { fitted, mailCommand, unfitness } from './mail-command.js';
import type { SmtpReply } from './reply-reader.js';
import { atStage, failureOf, fault, refusal } from './session-failures.js';
import { requireDane, tlsOptions } from './session-tls.js';
import {
  type MayFinish,
  type OutgoingMail,
  type SendResult,
  SessionFailed,
  type SessionFacts,
  type SessionTarget,
  type TlsFacts,
} from './session-types.js';
import { SessionWire, SLICE } from './session-wire.js';

const END_OF_DATA = '.\r\n';
/** What arrives at once anyway (RFC 6928: ten segments) waits for its dot, and one write takes both. */
const ONE_FLIGHT = 14_600;

/**
 * One SMTP connection to one host, used for many messages. Commands travel together where the server offers
 * PIPELINING; a large body follows the go-ahead at once, and only the final dot waits for `mayFinish`.
 */
export class SmtpSession {
  private capabilities: Capabilities = NO_CAPABILITIES;
  private tls: TlsFacts | null = null;
  private reusable = true;
  sent = 0;

  private constructor(
    private readonly wire: SessionWire,
    private readonly target: SessionTarget,
  ) {}

  /** Connects, greets, secures and signs in. Throws `SessionFailed` with the stage at which it ended. */
  static async open(target: SessionTarget): Promise<SmtpSession> {
    const { connectMs } = target.timeouts;
    const secure = target.implicitTls ? tlsOptions(target) : undefined;
    const wire = await atStage(target.implicitTls ? 'starttls' : 'connect', () =>
      SessionWire.connect(target, connectMs, secure),
    );
    const session = new SmtpSession(wire, target);
    try {
      await session.greet();
      return session;
    } catch (error) {
      wire.destroy();
      throw error;
    }
  }

  get facts(): SessionFacts {
    const { host, ip, sourceIp = this.wire.localAddress } = this.target;
    return { host, ip, sourceIp, tls: this.tls };
  }

  /** False after any failure that leaves the dialogue in doubt. */
  get usable(): boolean {
    return this.reusable && this.wire.usable;
  }

  close(): void {
    this.wire.close();
  }

  destroy(): void {
    this.wire.destroy();
  }

  async send(written: OutgoingMail, mayFinish: MayFinish): Promise<SendResult> {
    this.sent += 1;
    const mail = await fitted(written, this.capabilities);
    const unfit = unfitness(mail, this.capabilities);
    if (unfit) return { kind: 'failed', failure: unfit };
    try {
      const refusal = this.capabilities.pipelining
        ? await this.envelopeAtOnce(mail)
        : await this.envelopeStepwise(mail);
      if (refusal) return { kind: 'failed', failure: refusal };
      return await this.body(mail.message, mayFinish);
    } catch (error) {
      this.reusable = false;
      if (error instanceof SessionFailed) return { kind: 'failed', failure: error.failure };
      this.wire.destroy();
      throw error;
    }
  }

  private async greet(): Promise<void> {
    const { timeouts } = this.target;
    if (this.target.implicitTls) this.tls = this.inspectTls();
    await this.expect('banner', timeouts.greetingMs, 220);
    await this.ehlo();
    if (!this.tls) await this.secure();
    if (this.target.auth) await this.signIn(this.target.auth);
  }

  private async ehlo(): Promise<void> {
    this.wire.write(`EHLO ${this.target.heloName}\r\n`);
    const reply = await this.next('ehlo', this.target.timeouts.ehloMs);
    if (reply.code === 250) {
      this.capabilities = capabilitiesOf(reply.lines);
      return;
    }
    if (reply.code === 421) throw new SessionFailed(failureOf('ehlo', reply));
    // A server from before ESMTP (RFC 5321 §3.2).
    this.wire.write(`HELO ${this.target.heloName}\r\n`);
    await this.expect('ehlo', this.target.timeouts.ehloMs, 250);
    this.capabilities = NO_CAPABILITIES;
  }

  private async secure(): Promise<void> {
    const { tls: demand, timeouts } = this.target;
    if (demand === 'none') return;
    if (!this.capabilities.starttls) {
      if (demand === 'opportunistic') return;
      throw new SessionFailed(
        fault('starttls', 'tls_policy', 'TLS is required and the server does not offer STARTTLS'),
      );
    }
    this.wire.write('STARTTLS\r\n');
    const reply = await this.next('starttls', timeouts.mailMs);
    if (reply.code !== 220) {
      if (demand === 'opportunistic')
        throw new SessionFailed(fault('starttls', 'tls_failed', `STARTTLS: ${reply.code} ${reply.text}`));
      throw new SessionFailed(fault('starttls', 'tls_policy', `TLS is required: ${reply.code} ${reply.text}`));
    }
    await atStage(
      'starttls',
      () => this.wire.startTls(tlsOptions(this.target), timeouts.tlsMs),
      demand !== 'opportunistic',
    );
    this.tls = this.inspectTls();
    await this.ehlo();
  }

  /** What was agreed; throws when DANE was demanded and no record matches the certificate. */
  private inspectTls(): TlsFacts | null {
    const socket = this.wire.tlsSocket;
    if (!socket) return null;
    if (this.target.tls === 'dane') requireDane(socket, this.target);
    return { version: socket.getProtocol() ?? 'unknown', cipher: socket.getCipher().standardName };
  }

  private async signIn(auth: { user: string; pass: string }): Promise<void> {
    const { mailMs } = this.target.timeouts;
    if (this.capabilities.auth.includes('PLAIN') || !this.capabilities.auth.includes('LOGIN')) {
      this.wire.write(`AUTH PLAIN ${base64(`\0${auth.user}\0${auth.pass}`)}\r\n`);
      await this.expect('auth', mailMs, 235);
      return;
    }
    this.wire.write('AUTH LOGIN\r\n');
    await this.expect('auth', mailMs, 334);
    this.wire.write(`${base64(auth.user)}\r\n`);
    await this.expect('auth', mailMs, 334);
    this.wire.write(`${base64(auth.pass)}\r\n`);
    await this.expect('auth', mailMs, 235);
  }

  private async envelopeAtOnce(mail: OutgoingMail): Promise<Failure | null> {
    const { mailMs, rcptMs, dataMs } = this.target.timeouts;
    this.wire.write(`${mailCommand(mail, this.capabilities)}RCPT TO:<${mail.to}>\r\nDATA\r\n`);
    // All three waiters stand before the first answer comes; later ones only wait for what is left of the order.
    const mailReply = this.next('mail', mailMs);
    const rcptReply = this.next('rcpt', mailMs + rcptMs);
    const dataReply = this.next('data', mailMs + rcptMs + dataMs);
    rcptReply.catch(ignore);
    dataReply.catch(ignore);
    const refusedMail = refusal('mail', await mailReply);
    if (refusedMail?.code === 421) return this.giveUp(refusedMail);
    const refusedRcpt = refusal('rcpt', await rcptReply);
    const data = await dataReply;
    const refused = refusedMail ?? refusedRcpt;
    if (data.code === 354 && refused) {
      // RFC 2920 §3.1: the server waits for data although there is no recipient; an empty message ends it.
      this.wire.write(END_OF_DATA);
      await this.next('data', dataMs);
      return refused;
    }
    if (refused) return refused.code === 421 ? this.giveUp(refused) : await this.reset(refused);
    return data.code === 354 ? null : await this.reset(failureOf('data', data));
  }

  private async envelopeStepwise(mail: OutgoingMail): Promise<Failure | null> {
    const { mailMs, rcptMs, dataMs } = this.target.timeouts;
    const steps: [Stage, string, number][] = [
      ['mail', mailCommand(mail, this.capabilities), mailMs],
      ['rcpt', `RCPT TO:<${mail.to}>\r\n`, rcptMs],
    ];
    for (const [stage, command, timeoutMs] of steps) {
      this.wire.write(command);
      const refused = refusal(stage, await this.next(stage, timeoutMs));
      if (refused) return await this.reset(refused);
    }
    this.wire.write('DATA\r\n');
    const data = await this.next('data', dataMs);
    return data.code === 354 ? null : await this.reset(failureOf('data', data));
  }

  private async body(message: Buffer, mayFinish: MayFinish): Promise<SendResult> {
    const { blockMs, finalMs } = this.target.timeouts;
    const bytes = dotStuffed(message);
    // An answer before the body has ended is a refusal, or nonsense; it must never be taken for the one to the final dot.
    const premature = this.premature();
    if (premature) return premature;
    const permission = mayFinish();
    if (bytes.length <= (permission === true ? SLICE : ONE_FLIGHT)) {
      if (permission !== true && !(await permission)) return this.withhold();
      const early = this.premature();
      if (early) return early;
      this.wire.writeTogether(bytes, END_OF_DATA);
    } else {
      if (permission !== true) permission.catch(ignore);
      await atStage('data', () => this.wire.writeAll(bytes, blockMs));
      if (!(await permission)) return this.withhold();
      const early = this.premature();
      if (early) return early;
      this.wire.write(END_OF_DATA);
    }
    const reply = await this.next('dot', finalMs);
    if (reply.code >= 200 && reply.code < 300) {
      return {
        kind: 'delivered',
        code: reply.code,
        enhancedCode: enhancedCodeOf(reply.code, reply.text),
        text: reply.text,
      };
    }
    const failure = failureOf('dot', reply);
    return { kind: 'failed', failure: reply.code === 421 ? this.giveUp(failure) : failure };
  }

  /** Without the final dot there is no message: the connection is dropped, which the receiver must treat as nothing. */
  private withhold(): SendResult {
    this.reusable = false;
    this.wire.destroy();
    return { kind: 'withheld' };
  }

  private premature(): SendResult | null {
    const early = this.wire.takeUnasked();
    if (early) return { kind: 'failed', failure: this.giveUp(failureOf('data', early)) };
    if (this.wire.usable) return null;
    throw new SessionFailed(fault('data', 'closed', 'the receiver closed before the end of the data'));
  }

  private giveUp(failure: Failure): Failure {
    this.reusable = false;
    return failure;
  }

  /** Clears the transaction so that the next message finds a clean session. */
  private async reset(failure: Failure): Promise<Failure> {
    if (failure.code === 421) return this.giveUp(failure);
    try {
      this.wire.write('RSET\r\n');
      const reply = await this.next('mail', this.target.timeouts.mailMs);
      if (reply.code >= 400) this.reusable = false;
    } catch {
      this.reusable = false;
    }
    return failure;
  }

  private async expect(stage: Stage, timeoutMs: number, code: number): Promise<SmtpReply> {
    const reply = await this.next(stage, timeoutMs);
    if (reply.code !== code) throw new SessionFailed(failureOf(stage, reply));
    return reply;
  }

  private next(stage: Stage, timeoutMs: number): Promise<SmtpReply> {
    return atStage(stage, () => this.wire.reply(timeoutMs));
  }
}

function base64(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64');
}

function ignore(): void {
  // The same rejection is seen by whoever awaits the earlier reply.
}
