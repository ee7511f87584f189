import { Injectable } from '@nestjs/common';
import { Clock } from '../../../../platform/clock/clock.js';
import { sendingProblems } from '../../sending.errors.js';
import type { AcceptOutcome, IdempotencyClaim, Submitter, Wording } from '../accept.types.js';
import { MAX_MESSAGE_BYTES } from './accept-steps.js';
import type { Address } from '../../addresses/index.js';
import { contentProblem } from '../content-problem.js';
import { readRawMessage } from '../rules/read-raw-message.js';
import { AcceptMessages } from './accept-messages.js';
import { KeptAnswers } from './kept-answers.js';

export interface RawSubmission {
  by: Submitter;
  source: 'raw' | 'smtp';
  bytes: Buffer;
  /** Recipients of the transaction; null takes To, Cc and Bcc. */
  envelope: readonly Address[] | null;
  /** MAIL FROM; null when there is none. */
  returnPath: Address | null;
  /** Key of the request, if it brought one; else `X-Posthorn-Idempotency-Key` counts. */
  key: string | null;
  /** What a key is bound to; asked only when there is one. */
  opHash: () => Buffer;
  wording?: Wording;
}

/** Accepts a message as a mail program wrote it, by REST or by SMTP. */
@Injectable()
export class AcceptRaw {
  constructor(
    private readonly acceptMessages: AcceptMessages,
    private readonly kept: KeptAnswers,
    private readonly clock: Clock,
  ) {}

  async run(submission: RawSubmission): Promise<AcceptOutcome> {
    const { by, source, returnPath, key, opHash, wording } = submission;
    const claimOf = (found: string | null): IdempotencyClaim | null =>
      found === null ? null : { key: found, opHash: opHash(), ...(wording ? { wording } : {}) };
    if (submission.bytes.length > MAX_MESSAGE_BYTES)
      return this.kept.refuse(by.accountId, claimOf(key), sendingProblems.message_too_large());
    const read = readRawMessage(submission.bytes, submission.envelope, this.clock.now());
    if (!read.ok) {
      const problem =
        'faults' in read ? contentProblem(read.faults) : sendingProblems.message_malformed({ detail: read.malformed });
      return this.kept.refuse(by.accountId, claimOf(key), problem);
    }
    const content =
      returnPath === null ? read.content : { ...read.content, alsoFrom: [...read.content.alsoFrom, returnPath] };
    const [outcome] = await this.acceptMessages.run([
      { by, source, content, idempotency: claimOf(key ?? read.idempotencyKey) },
    ]);
    return outcome!;
  }
}
