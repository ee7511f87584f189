import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { Config } from '../../../platform/config/config.js';
import type { SessionFacts, Transaction } from '../../../platform/smtp-server/service.js';
import { type Reply, reply } from '../../../platform/smtp-server/smtp-reply.js';
import {
  AcceptMessages,
  type AcceptRequest,
  type Address,
  parseAddress,
  readRawMessage,
  type Submitter,
} from '../acceptance/index.js';
import { sendingProblems } from '../sending.errors.js';
import { accepted, replyOfKept, replyOfProblem } from './problem-reply.js';
import { isLooping, receivedField } from './received-field.js';

type MessageContent = AcceptRequest['content'];

const LOOP = reply(554, '5.4.6', 'message_malformed: too many Received fields, the mail goes in circles');

/** One mail of a transaction, through the same acceptance as every other entrance. */
@Injectable()
export class AcceptSmtpMessage {
  constructor(
    private readonly acceptance: AcceptMessages,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  async run(by: Submitter, session: SessionFacts, transaction: Transaction, bytes: Buffer): Promise<Reply> {
    if (isLooping(bytes)) return LOOP;
    const envelope = transaction.recipients.map(parseAddress).filter((address): address is Address => address !== null);
    const sender = transaction.sender === '' ? null : parseAddress(transaction.sender);
    const read = readRawMessage(bytes, envelope, this.clock.now());
    if (!read.ok) return replyOfProblem(malformed(read));
    const idempotency =
      read.idempotencyKey === null
        ? null
        : { key: read.idempotencyKey, opHash: hashOf(transaction.sender, envelope, bytes) };
    const content = this.traced(read.content, sender, session, transaction.smtpUtf8);
    const [outcome] = await this.acceptance.run([{ by, source: 'smtp', content, idempotency }]);
    if (outcome?.kind === 'accepted') return accepted(outcome.answer.id);
    if (outcome?.kind === 'replayed') return replyOfKept(outcome.status, outcome.body);
    return replyOfProblem(outcome!.problem);
  }

  /** The envelope sender is judged with the authors; the trace is written with the message, so that no key depends on it. */
  private traced(
    content: MessageContent,
    sender: Address | null,
    session: SessionFacts,
    smtpUtf8: boolean,
  ): MessageContent {
    const host = this.config.values.SMTP_PUBLIC_HOST;
    return {
      ...content,
      alsoFrom: sender === null ? content.alsoFrom : [...content.alsoFrom, sender],
      write: (stamp) => {
        const written = content.write(stamp);
        const trace = Buffer.from(receivedField(host, session, smtpUtf8, stamp));
        return { ...written, bytes: Buffer.concat([trace, written.bytes]) };
      },
    };
  }
}

function malformed(read: { malformed: string } | { faults: { field: string; code: string; message: string }[] }) {
  if ('malformed' in read) return sendingProblems.message_malformed({ detail: read.malformed });
  const header = read.faults.every((fault) => fault.code === 'header_not_allowed');
  return header
    ? sendingProblems.header_not_allowed({ errors: read.faults })
    : sendingProblems.message_malformed({ errors: read.faults });
}

/** What an idempotency key is bound to: the transaction and its bytes, in no order of recipients. */
function hashOf(sender: string, envelope: readonly Address[], bytes: Buffer): Buffer {
  const recipients = envelope.map(({ key }) => key).sort((a, b) => (a < b ? -1 : 1));
  return createHash('sha256')
    .update(`smtp\n${sender}\n${recipients.join('\n')}\n\n`)
    .update(bytes)
    .digest();
}
