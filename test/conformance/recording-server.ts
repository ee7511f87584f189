import { createSecureContext } from 'node:tls';
import { systemNow } from '../../src/kernel/time/instant.js';
import { DEFAULT_LIMITS, type SmtpLimits } from '../../src/platform/smtp-server/limits.js';
import type { MailHandler, PortOffer, SessionFacts, Submission } from '../../src/platform/smtp-server/service.js';
import { SmtpServer } from '../../src/platform/smtp-server/smtp-listener.js';
import { type Answer, REPLIES, reply } from '../../src/platform/smtp-server/smtp-reply.js';
import { makeSelfSigned } from '../../src/platform/tls/self-signed.js';

export interface RecordedMail {
  by: string | null;
  session: SessionFacts;
  sender: string;
  recipients: string[];
  content: string;
}

/** The protocol server with a service that takes everything and remembers it: what is tested is the protocol alone. */
export class RecordingServer {
  readonly mails: RecordedMail[] = [];
  readonly faults: unknown[] = [];
  /** Machine time of the server; a test moves it and calls `sweep`. */
  nowMs = 0;
  /** When set, messages wait for it before their 250. */
  hold: Promise<void> | null = null;
  port = 0;
  tlsPort = 0;
  inboundPort = 0;
  bothPort = 0;
  strictPort = 0;
  readonly server: SmtpServer;

  constructor(limits: Partial<SmtpLimits> = {}) {
    const context = createSecureContext(makeSelfSigned(['localhost', '127.0.0.1'], systemNow()));
    this.server = new SmtpServer({
      host: 'mx.posthorn.test',
      limits: { ...DEFAULT_LIMITS, ...limits },
      secureContext: () => context,
      monotonicMs: () => this.nowMs,
      report: (error) => this.faults.push(error),
    });
  }

  async start(): Promise<this> {
    const submission = this.submission();
    const inbound = this.handler<null>();
    const open = (offer: Partial<PortOffer>): Promise<number> => {
      const full: PortOffer = { submission: null, inbound: null, tls: 'starttls', plainAuth: true, ...offer };
      return this.server.listen(0, '127.0.0.1', full);
    };
    this.port = await open({ submission });
    this.tlsPort = await open({ submission, tls: 'implicit', plainAuth: false });
    this.strictPort = await open({ submission, plainAuth: false });
    this.inboundPort = await open({ inbound });
    this.bothPort = await open({ submission, inbound });
    return this;
  }

  private submission(): Submission<unknown> {
    return {
      ...this.handler<unknown>(),
      authenticate: (_session, { username, password }) =>
        username === 'unsure'
          ? Promise.reject(new Error('the database is away'))
          : Promise.resolve(password === 'right' ? { ok: true, identity: username } : { ok: false, reason: 'bad' }),
    };
  }

  private handler<Identity>(): MailHandler<Identity> {
    return {
      sender: (_session, _identity, sender): Answer => {
        if (sender === 'throw@posthorn.test') throw new Error('thrown while judging');
        return sender === 'later@posthorn.test' ? Promise.resolve(REPLIES.ok) : REPLIES.ok;
      },
      recipient: (_session, identity, _transaction, recipient) => {
        const relayed = identity === null && !recipient.endsWith('@posthorn.test');
        return relayed || recipient.startsWith('unknown@') ? reply(550, '5.1.1', 'no') : REPLIES.ok;
      },
      message: async (session, identity, { sender, recipients }, content) => {
        if (sender === 'broken@posthorn.test') throw new Error('the database is away');
        await this.hold;
        const by = typeof identity === 'string' ? identity : null;
        this.mails.push({ by, session, sender, recipients: [...recipients], content: content.toString('latin1') });
        return reply(250, '2.0.0', `accepted msg_${this.mails.length}`);
      },
    };
  }

  /** Lets so much machine time pass for the server's time-outs. */
  pass(ms: number): void {
    this.nowMs += ms;
    this.server.sweep();
  }

  stop(): Promise<void> {
    return this.server.close();
  }
}
