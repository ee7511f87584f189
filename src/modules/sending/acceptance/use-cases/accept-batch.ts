import { Injectable } from '@nestjs/common';
import { type FieldFault, Problem } from '../../../../kernel/problem.js';
import { Clock } from '../../../../platform/clock/clock.js';
import type { Language } from '../../../../kernel/texts.js';
import { sha256 } from '../../../../platform/crypto/hashes.js';
import { problemDocument } from '../../../../platform/http/index.js';
import { SuppressionList } from '../../suppressions/index.js';
import type { AcceptedMessage, AcceptOutcome, AcceptRequest, IdempotencyClaim, Submitter } from '../accept.types.js';
import type { MessageContent } from '../rules/message-content.js';
import { contentProblem } from '../content-problem.js';
import { readJsonMessage } from '../rules/read-json-message.js';
import { AcceptMessages } from './accept-messages.js';
import { FindReferences } from './find-references.js';
import { KeptAnswers } from './kept-answers.js';

/** One entry of the answer, in the order of the messages. */
export type BatchEntry =
  | ({ index: number; httpStatus: number } & AcceptedMessage)
  | { index: number; httpStatus: number; code: string; title?: string; detail?: unknown; errors?: FieldFault[] };

/** Many messages in one request, each with its own result. */
@Injectable()
export class AcceptBatch {
  constructor(
    private readonly acceptMessages: AcceptMessages,
    private readonly kept: KeptAnswers,
    private readonly suppressions: SuppressionList,
    private readonly references: FindReferences,
    private readonly clock: Clock,
  ) {}

  /** A repeat under the same key answers, message by message, what the first call answered. */
  async run(
    by: Submitter,
    messages: readonly unknown[],
    claim: IdempotencyClaim | null,
    language: Language,
  ): Promise<BatchEntry[] | Problem> {
    if (claim !== null) {
      const earlier = await this.kept.record(by.accountId, claim, 200, '');
      if (earlier?.kind === 'refused') return earlier.problem;
    }
    const now = this.clock.now();
    const entries = new Array<BatchEntry>(messages.length);
    const requests: AcceptRequest[] = [];
    const places: number[] = [];
    const references = await this.references.of(by.accountId, messages);
    messages.forEach((message, index) => {
      const found = references[index]!;
      if (found instanceof Problem) {
        entries[index] = refusalEntry(index, found, language);
        return;
      }
      const read = readJsonMessage(message, now, found);
      if (!read.ok) entries[index] = refusalEntry(index, contentProblem(read.faults), language);
      else {
        places.push(index);
        requests.push({ by, source: 'rest', content: read.content, idempotency: itemClaim(claim, index) });
      }
    });
    const outcomes = await this.acceptMessages.run(
      requests,
      new Map([[by.accountId, await this.suppressedOf(by, requests)]]),
    );
    outcomes.forEach((outcome, i) => (entries[places[i]!] = entryOf(places[i]!, outcome, language)));
    return entries;
  }

  /** Asked before, so that one list cannot move a message behind the others of its batch. */
  private async suppressedOf(by: Submitter, requests: readonly AcceptRequest[]): Promise<ReadonlySet<string>> {
    const keysOf = (content: MessageContent) => content.recipients.map(({ address }) => address.key);
    return this.suppressions.hitsAmong(
      by.accountId,
      requests.flatMap(({ content }) => keysOf(content)),
    );
  }
}

/** Each message has a key of its own below the batch's: a crash in the middle repeats none and forgets none. */
function itemClaim(claim: IdempotencyClaim | null, index: number): IdempotencyClaim | null {
  if (claim === null) return null;
  return { key: `batch:${sha256(claim.key).toString('hex')}:${index}`, opHash: claim.opHash };
}

function entryOf(index: number, outcome: AcceptOutcome, language: Language): BatchEntry {
  if (outcome.kind === 'accepted') return { index, httpStatus: 202, ...outcome.answer };
  if (outcome.kind === 'refused') return refusalEntry(index, outcome.problem, language);
  return { index, httpStatus: outcome.status, ...(JSON.parse(outcome.body.toString('utf8')) as AcceptedMessage) };
}

/** The problem document of this message alone, without what is said once for the whole answer. */
function refusalEntry(index: number, problem: Problem, language: Language): BatchEntry {
  const { type: _type, status: _status, traceId: _traceId, ...told } = problemDocument(problem, language, '');
  return { index, httpStatus: problem.status, code: problem.code, ...told };
}
