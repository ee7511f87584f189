import { isAscii, parseCount, parsePathArgument } from './command-syntax.js';
import type { MemoryBudget, SmtpLimits } from './limits.js';
import { DataReader, MessageContent } from './message-content.js';
import type { MailHandler, SessionFacts, Transaction } from './service.js';
import { type Answer, isPositive, type Reply, REPLIES, reply } from './smtp-reply.js';

interface OpenTransaction extends Transaction {
  readonly recipients: string[];
}

export interface Parties {
  readonly session: SessionFacts;
  readonly handler: MailHandler<unknown>;
  readonly identity: unknown;
}

const MAIL_PARAMETERS = new Set(['SIZE', 'BODY', 'SMTPUTF8', 'AUTH']);
/** DataReader counts the final dot line too. */
const END_BYTES = 3;

/** MAIL, RCPT, DATA and BDAT: one transaction after the other (RFC 5321 §3.3, RFC 3030). */
export class MailDialogue {
  private open: OpenTransaction | null = null;
  private reader: DataReader | null = null;
  private chunked: MessageContent | null = null;
  /** Bytes of the running BDAT still to come, what is answered after them, and whether they are the last. */
  private chunk: { left: number; size: number; last: boolean; refusal: Reply | null } | null = null;

  constructor(
    private readonly limits: SmtpLimits,
    private readonly budget: MemoryBudget,
    /** Told of what a handler throws. */
    private readonly report: (error: unknown) => void,
  ) {}

  get isOpen(): boolean {
    return this.open !== null;
  }
  get mode(): 'command' | 'data' | 'chunk' {
    if (this.reader) return 'data';
    return this.chunk ? 'chunk' : 'command';
  }
  /** True when the client sends far beyond the limit and deserves no more patience. */
  get isEndless(): boolean {
    return (this.reader?.content.total ?? 0) > this.limits.messageBytes + this.limits.overrunBytes;
  }

  /** Ends what was begun; a message that is already being stored is nobody's any more and goes its way. */
  reset(): void {
    this.open = null;
    this.reader?.content.release();
    this.reader = null;
    this.chunked?.release();
    this.chunked = null;
    this.chunk = null;
  }

  mail(parties: Parties, argument: string): Answer {
    if (this.open) return REPLIES.nestedMail;
    const parsed = parsePathArgument(argument, 'FROM');
    if (!parsed) return reply(501, '5.1.7', 'syntax: MAIL FROM:<address>');
    const fault = this.parameterFault(parties.session, parsed.parameters, parsed.path);
    if (fault) return fault;
    const size = parsed.parameters.get('SIZE');
    const transaction: OpenTransaction = {
      sender: parsed.path,
      declaredBytes: size === undefined ? null : parseCount(size),
      smtpUtf8: parsed.parameters.has('SMTPUTF8'),
      recipients: [],
    };
    return this.after(parties.handler.sender(parties.session, parties.identity, parsed.path), () => {
      this.open = transaction;
    });
  }

  private parameterFault(session: SessionFacts, parameters: ReadonlyMap<string, string>, path: string): Reply | null {
    if (parameters.size > 0 && !session.extended) return reply(555, '5.5.4', 'parameters need EHLO');
    for (const [name, value] of parameters) {
      if (!MAIL_PARAMETERS.has(name)) return reply(555, '5.5.4', 'unknown MAIL parameter');
      if (name === 'BODY' && !['7BIT', '8BITMIME'].includes(value.toUpperCase()))
        return reply(501, '5.5.4', 'unknown BODY');
      if (name === 'SMTPUTF8' && value !== '') return reply(501, '5.5.4', 'SMTPUTF8 takes no value');
      if (name === 'SIZE' && parseCount(value) === null) return reply(501, '5.5.4', 'SIZE is a whole number');
    }
    if (Number(parameters.get('SIZE') ?? 0) > this.limits.messageBytes) return REPLIES.tooLarge;
    if (!isAscii(path) && !parameters.has('SMTPUTF8')) return reply(553, '5.6.7', 'this address needs SMTPUTF8');
    if (!this.budget.hasRoomFor(Number(parameters.get('SIZE') ?? 0))) return REPLIES.noMemory;
    return null;
  }

  recipient(parties: Parties, argument: string): Answer {
    const transaction = this.open;
    if (!transaction) return REPLIES.mailFirst;
    if (this.chunked) return reply(503, '5.5.1', 'RCPT after BDAT');
    const parsed = parsePathArgument(argument, 'TO');
    if (!parsed || parsed.path === '') return reply(501, '5.1.3', 'syntax: RCPT TO:<address>');
    if (parsed.parameters.size > 0) return reply(555, '5.5.4', 'unknown RCPT parameter');
    if (!isAscii(parsed.path) && !transaction.smtpUtf8) return reply(553, '5.6.7', 'this address needs SMTPUTF8');
    if (transaction.recipients.length >= this.limits.recipients) return REPLIES.tooManyRecipients;
    const answer = parties.handler.recipient(parties.session, parties.identity, transaction, parsed.path);
    return this.after(answer, () => void transaction.recipients.push(parsed.path));
  }

  data(argument: string): Reply {
    if (argument !== '') return reply(501, '5.5.4', 'DATA takes no argument');
    if (this.chunked) return reply(503, '5.5.1', 'DATA after BDAT');
    if (!this.open) return REPLIES.mailFirst;
    if (this.open.recipients.length === 0) return REPLIES.recipientFirst;
    if (!this.budget.hasRoomFor(this.open.declaredBytes ?? 1)) return REPLIES.noMemory;
    this.reader = new DataReader(new MessageContent(this.limits.messageBytes + END_BYTES, this.budget));
    return REPLIES.startData;
  }

  feed(bytes: Buffer): { used: number; done: boolean } {
    return this.reader!.feed(bytes);
  }

  endData(parties: Parties): Answer {
    const reader = this.reader!;
    this.reader = null;
    return this.deliver(parties, reader.content, () => reader.message());
  }

  /** Null: the bytes of the chunk come first, the answer after them. */
  bdat(parties: Parties, argument: string): Answer | null {
    const [count = '', last = '', ...more] = argument.split(/ +/);
    const size = parseCount(count);
    if (size === null || more.length > 0 || !['', 'LAST'].includes(last.toUpperCase())) {
      return { ...reply(501, '5.5.4', 'syntax: BDAT size [LAST]'), then: 'close' };
    }
    if (size > this.limits.messageBytes + this.limits.overrunBytes) return { ...REPLIES.tooLarge, then: 'close' };
    this.chunk = { left: size, size, last: last !== '', refusal: this.chunkRefusal() };
    if (!this.chunk.refusal) this.chunked ??= new MessageContent(this.limits.messageBytes, this.budget);
    return size === 0 ? this.endChunk(parties) : null;
  }

  private chunkRefusal(): Reply | null {
    if (!this.open) return REPLIES.mailFirst;
    return this.open.recipients.length === 0 ? REPLIES.recipientFirst : null;
  }

  /** Takes of `bytes` what belongs to the running chunk. */
  feedChunk(bytes: Buffer): { used: number; done: boolean } {
    const chunk = this.chunk!;
    const own = bytes.subarray(0, chunk.left);
    chunk.left -= own.length;
    if (!chunk.refusal) this.chunked!.add(own);
    return { used: own.length, done: chunk.left === 0 };
  }

  endChunk(parties: Parties): Answer {
    const { refusal, last, size } = this.chunk!;
    this.chunk = null;
    if (refusal) return refusal;
    if (!last) return this.chunkTaken(size);
    const content = this.chunked!;
    this.chunked = null;
    return this.deliver(parties, content, () => content.join());
  }

  /** RFC 3030 §2: after a refused chunk the transaction is over. */
  private chunkTaken(size: number): Reply {
    const refusal = contentFault(this.chunked!);
    if (refusal) this.reset();
    return refusal ?? reply(250, '2.0.0', `${size} octets received`);
  }

  private deliver(parties: Parties, content: MessageContent, message: () => Buffer): Answer {
    const transaction = this.open!;
    this.open = null;
    const fault = contentFault(content);
    if (fault) {
      content.release();
      return fault;
    }
    return this.judged(parties, transaction, content, message);
  }

  private async judged(
    parties: Parties,
    transaction: Transaction,
    content: MessageContent,
    message: () => Buffer,
  ): Promise<Reply> {
    try {
      return await parties.handler.message(parties.session, parties.identity, transaction, message());
    } catch (error) {
      this.report(error);
      return REPLIES.internalError;
    } finally {
      content.release();
    }
  }

  private after(answer: Answer, accepted: () => void): Answer {
    const settle = (given: Reply): Reply => {
      if (isPositive(given)) accepted();
      return given;
    };
    return answer instanceof Promise ? answer.then(settle) : settle(answer);
  }
}

function contentFault(content: MessageContent): Reply | null {
  if (content.state === 'too_large') return REPLIES.tooLarge;
  return content.state === 'no_memory' ? REPLIES.noMemory : null;
}
