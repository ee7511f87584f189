import { isHelloName, parseCommand } from './command-syntax.js';
import type { LineResult } from './command-lines.js';
import type { MemoryBudget, SmtpLimits } from './limits.js';
import { MailDialogue, type Parties } from './mail-dialogue.js';
import { MECHANISM_NAMES, openSasl, type SaslDialogue, type SaslStep } from './sasl.js';
import type { MailHandler, PortOffer, SessionFacts, TlsFacts } from './service.js';
import { type Answer, goodbye, type Reply, REPLIES, reply } from './smtp-reply.js';

export interface DialogueContext {
  readonly host: string;
  readonly offer: PortOffer;
  readonly limits: SmtpLimits;
  readonly budget: MemoryBudget;
  readonly report: (error: unknown) => void;
}

type Command = (argument: string) => Answer | null;

const HTTP_REQUEST = /^[A-Z]{3,10} \S+ HTTP\/\d/;

/** What an SMTP client says and what it hears: all of the protocol, none of the socket. */
export class SmtpDialogue {
  readonly mail: MailDialogue;
  private identity: unknown = null;
  private sasl: SaslDialogue | null = null;
  private errors = 0;
  private authFailures = 0;
  private commands = 0;
  private hasDelivered = false;
  private facts: SessionFacts;

  constructor(
    private readonly context: DialogueContext,
    facts: Pick<SessionFacts, 'id' | 'remoteAddress' | 'localPort' | 'tls'>,
  ) {
    this.facts = { ...facts, hello: '', extended: false };
    this.mail = new MailDialogue(context.limits, context.budget, context.report);
  }

  private readonly table: Record<string, Command> = {
    EHLO: (name) => this.hello(name, true),
    HELO: (name) => this.hello(name, false),
    STARTTLS: (argument) => this.startTls(argument),
    AUTH: (argument) => this.auth(argument),
    MAIL: (argument) => this.withParties((parties) => this.mail.mail(parties, argument)),
    RCPT: (argument) => this.withParties((parties) => this.mail.recipient(parties, argument)),
    DATA: (argument) => this.withParties(() => this.mail.data(argument)),
    BDAT: (argument) => this.chunk(argument),
    RSET: () => {
      this.mail.reset();
      return REPLIES.ok;
    },
    NOOP: () => REPLIES.ok,
    VRFY: () => reply(252, '2.5.2', 'send mail and see'),
    EXPN: () => REPLIES.notImplemented,
    HELP: () => reply(214, '2.0.0', 'see RFC 5321'),
    QUIT: () => REPLIES.bye,
  };

  /** True once the client proved who it is, or has begun a message the port may take. */
  get isIdentified(): boolean {
    return this.identity !== null || this.hasDelivered || this.mail.isOpen;
  }

  greeting(): Reply {
    return { code: 220, lines: [`${this.context.host} ESMTP`] };
  }

  /** RFC 3207 §4.2: after the handshake nothing of what was said before counts. */
  secured(tls: TlsFacts): void {
    this.facts = { ...this.facts, tls, hello: '', extended: false };
    this.identity = null;
    this.sasl = null;
    this.mail.reset();
  }

  /** Null when the answer comes after the bytes of a chunk. */
  handle(line: LineResult): Answer | null {
    if (line.kind !== 'line') return this.badLine(line.kind);
    if (this.sasl) return this.continueSasl(this.sasl, line.text);
    const { verb, argument } = parseCommand(line.text);
    if (verb !== 'RCPT' && verb !== 'QUIT' && (this.commands += 1) > this.context.limits.commandsPerMessage) {
      return REPLIES.tooManyCommands;
    }
    const command = Object.hasOwn(this.table, verb) ? this.table[verb] : undefined;
    if (command) return this.run(command, argument);
    // Somebody makes a browser, or a server of ours, say SMTP in the body of a request.
    return HTTP_REQUEST.test(line.text) ? REPLIES.notHttp : this.counted(REPLIES.unknownCommand);
  }

  private run(command: Command, argument: string): Answer | null {
    try {
      const answer = command(argument);
      if (answer === null) return null;
      if (!(answer instanceof Promise)) return this.counted(answer);
      return answer.then((given) => this.counted(given)).catch((error: unknown) => this.broken(error));
    } catch (error) {
      return this.broken(error);
    }
  }

  /** The content is complete, by DATA or by the last chunk; or a chunk is, and more will come. */
  endContent(mode: 'data' | 'chunk'): Answer {
    const parties = this.parties() ?? this.nobody();
    const answer = mode === 'data' ? this.mail.endData(parties) : this.mail.endChunk(parties);
    return answer instanceof Promise ? answer.then((given) => this.delivered(given)) : this.counted(answer);
  }

  private delivered(given: Reply): Reply {
    if (given.code !== 250) return this.counted(given);
    this.commands = 0;
    this.hasDelivered = true;
    return given;
  }

  private badLine(kind: 'bad_line_end' | 'bad_bytes' | 'too_long' | 'flood'): Reply {
    this.sasl = null;
    if (kind === 'flood') return goodbye('4.5.2', 'line without end');
    const replies = { bad_line_end: REPLIES.badLineEnd, bad_bytes: REPLIES.badBytes, too_long: REPLIES.lineTooLong };
    return this.counted(replies[kind]);
  }

  /** Refusals count, except those of a customer we know: a long list with bad addresses is no attack. */
  private counted(given: Reply): Reply {
    if (given.code < 500 || (this.identity !== null && given.code === 550)) return given;
    this.errors += 1;
    return this.errors > this.context.limits.errorsPerSession ? REPLIES.tooManyErrors : given;
  }

  private broken(error: unknown): Reply {
    this.context.report(error);
    return REPLIES.internalError;
  }

  private hello(name: string, extended: boolean): Reply {
    if (!isHelloName(name)) return reply(501, '5.5.4', 'syntax: EHLO host');
    this.mail.reset();
    this.facts = { ...this.facts, hello: name, extended };
    if (!extended) return { code: 250, lines: [this.context.host] };
    const { limits, host } = this.context;
    const lines = [
      host,
      'PIPELINING',
      `SIZE ${limits.messageBytes}`,
      '8BITMIME',
      'ENHANCEDSTATUSCODES',
      'CHUNKING',
      'SMTPUTF8',
    ];
    if (this.facts.tls === null) lines.push('STARTTLS');
    if (this.mayAuthenticate) lines.push(`AUTH ${MECHANISM_NAMES.join(' ')}`);
    return { code: 250, lines };
  }

  private get mayAuthenticate(): boolean {
    const { offer } = this.context;
    return offer.submission !== null && this.identity === null && (this.facts.tls !== null || offer.plainAuth);
  }

  private startTls(argument: string): Reply {
    if (argument !== '') return reply(501, '5.5.4', 'STARTTLS takes no argument');
    if (this.facts.tls !== null) return reply(503, '5.5.1', 'TLS is already active');
    if (this.mail.isOpen) return REPLIES.nestedMail;
    return this.facts.extended ? REPLIES.startTls : REPLIES.helloFirst;
  }

  private auth(argument: string): Answer {
    const { offer, limits } = this.context;
    if (offer.submission === null) return reply(502, '5.5.1', 'no authentication on this port');
    if (!this.facts.extended) return REPLIES.helloFirst;
    if (this.identity !== null) return reply(503, '5.5.1', 'already authenticated');
    if (this.mail.isOpen) return REPLIES.nestedMail;
    if (this.facts.tls === null && !offer.plainAuth) return reply(538, '5.7.11', 'use STARTTLS first');
    if (this.authFailures >= limits.authFailuresPerSession) return REPLIES.tooManyErrors;
    const [mechanism = '', initial, ...more] = argument.split(/ +/);
    const sasl = openSasl(mechanism.toUpperCase());
    if (!sasl) return reply(504, '5.5.4', 'unknown mechanism');
    if (more.length > 0) return reply(501, '5.5.4', 'syntax: AUTH mechanism [initial-response]');
    return this.afterSasl(sasl, sasl.next(initial ?? null));
  }

  private continueSasl(sasl: SaslDialogue, line: string): Answer {
    return this.afterSasl(sasl, sasl.next(line));
  }

  private afterSasl(sasl: SaslDialogue, step: SaslStep): Answer {
    this.sasl = step.kind === 'challenge' ? sasl : null;
    if (step.kind === 'challenge') return { code: 334, lines: [step.text] };
    if (step.kind === 'cancelled') return reply(501, '5.7.0', 'authentication cancelled');
    if (step.kind === 'malformed') return this.counted(reply(501, '5.5.2', 'malformed authentication'));
    return this.authenticate(step.login).catch((error: unknown) => this.unsure(error));
  }

  /** RFC 4954 §6: whether the password is right could not be found out. */
  private unsure(error: unknown): Reply {
    this.context.report(error);
    return REPLIES.authenticationUnsure;
  }

  private async authenticate(login: { username: string; password: string }): Promise<Reply> {
    const outcome = await this.context.offer.submission!.authenticate(this.facts, login);
    if (outcome.ok) {
      this.identity = outcome.identity;
      this.commands = 0;
      return reply(235, '2.7.0', 'authenticated');
    }
    this.authFailures += 1;
    if (outcome.reason === 'throttled') return REPLIES.authenticationThrottled;
    const last = this.authFailures >= this.context.limits.authFailuresPerSession;
    return last ? { ...REPLIES.authenticationFailed, then: 'close' } : REPLIES.authenticationFailed;
  }

  private chunk(argument: string): Answer | null {
    return this.mail.bdat(this.parties() ?? this.nobody(), argument);
  }

  private withParties(work: (parties: Parties) => Answer): Answer {
    if (this.facts.hello === '') return REPLIES.helloFirst;
    const parties = this.parties();
    return parties ? work(parties) : REPLIES.authenticationRequired;
  }

  /** Somebody who may not send: the bytes of a chunk are swallowed all the same before the refusal. */
  private nobody(): Parties {
    return { session: this.facts, handler: NOBODY, identity: null };
  }

  private parties(): Parties | null {
    const { submission, inbound } = this.context.offer;
    if (this.identity !== null && submission)
      return { session: this.facts, handler: submission, identity: this.identity };
    return inbound ? { session: this.facts, handler: inbound, identity: null } : null;
  }
}

const refuse = (): Reply => REPLIES.authenticationRequired;
const NOBODY: MailHandler<unknown> = { sender: refuse, recipient: refuse, message: refuse };
