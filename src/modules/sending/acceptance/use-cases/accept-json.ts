import { Injectable } from '@nestjs/common';
import { Problem } from '../../../../kernel/problem.js';
import { Clock } from '../../../../platform/clock/clock.js';
import type { AcceptOutcome, IdempotencyClaim, Submitter } from '../accept.types.js';
import { contentProblem } from '../content-problem.js';
import { readJsonMessage } from '../rules/read-json-message.js';
import { AcceptMessages } from './accept-messages.js';
import { FindReferences } from './find-references.js';
import { KeptAnswers } from './kept-answers.js';

/** Accepts one message as programs write them: an object, with templates and uploads by their ids. */
@Injectable()
export class AcceptJson {
  constructor(
    private readonly acceptMessages: AcceptMessages,
    private readonly references: FindReferences,
    private readonly kept: KeptAnswers,
    private readonly clock: Clock,
  ) {}

  /** `version` is that of the template; null is the one in force. */
  async run(
    by: Submitter,
    message: unknown,
    idempotency: IdempotencyClaim | null,
    version: number | null = null,
  ): Promise<AcceptOutcome> {
    const [found] = await this.references.of(by.accountId, [message], version);
    if (found instanceof Problem) return this.kept.refuse(by.accountId, idempotency, found);
    const read = readJsonMessage(message, this.clock.now(), found);
    if (!read.ok) return this.kept.refuse(by.accountId, idempotency, contentProblem(read.faults));
    const [outcome] = await this.acceptMessages.run([{ by, source: 'rest', content: read.content, idempotency }]);
    return outcome!;
  }
}
