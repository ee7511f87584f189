import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { Config } from '../../../platform/config/config.js';
import type { SessionFacts, Transaction } from '../../../platform/smtp-server/service.js';
import { type Reply, reply } from '../../../platform/smtp-server/smtp-reply.js';
import { AcceptRaw, type Submitter } from '../acceptance/index.js';
import { type Address, parseAddress } from '../addresses/index.js';
import { accepted, replyOfKept, replyOfProblem } from './problem-reply.js';
import { isLooping, receivedField } from './received-field.js';

const LOOP = reply(554, '5.4.6', 'message_malformed: too many Received fields, the mail goes in circles');

/** One mail of a transaction, through the same acceptance as every other entrance. */
@Injectable()
export class AcceptSmtpMessage {
  constructor(
    private readonly acceptRaw: AcceptRaw,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  async run(by: Submitter, session: SessionFacts, transaction: Transaction, content: Buffer): Promise<Reply> {
    if (isLooping(content)) return LOOP;
    const envelope = transaction.recipients.map(parseAddress).filter((address) => address !== null);
    const trace = receivedField(this.config.values.SMTP_PUBLIC_HOST, session, transaction.smtpUtf8, this.clock.now());
    const outcome = await this.acceptRaw.run({
      by,
      source: 'smtp',
      bytes: Buffer.concat([Buffer.from(trace), content]),
      envelope,
      returnPath: transaction.sender === '' ? null : parseAddress(transaction.sender),
      key: null,
      opHash: () => hashOf(transaction.sender, envelope, content),
    });
    if (outcome.kind === 'accepted') return accepted(outcome.answer.id);
    return outcome.kind === 'replayed' ? replyOfKept(outcome.status, outcome.body) : replyOfProblem(outcome.problem);
  }
}

/** What an idempotency key is bound to: the transaction and what the client sent, in no order of recipients. */
function hashOf(sender: string, envelope: readonly Address[], content: Buffer): Buffer {
  const recipients = envelope.map(({ key }) => key).sort((a, b) => (a < b ? -1 : 1));
  return createHash('sha256')
    .update(`smtp\n${sender}\n${recipients.join('\n')}\n\n`)
    .update(content)
    .digest();
}
