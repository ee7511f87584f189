import { Injectable } from '@nestjs/common';
import { newId } from '../../../../kernel/ids.js';
import type { Problem } from '../../../../kernel/problem.js';
import { Clock } from '../../../../platform/clock/clock.js';
import { HotPool } from '../../../../platform/database/hot-pool.js';
import { isStorable, platformProblems, problemDocument } from '../../../../platform/http/index.js';
import { SenderRefusals } from '../../refusals/index.js';
import type { AcceptOutcome, IdempotencyClaim, Wording } from '../accept.types.js';
import { keyMeta } from '../data/store-item.js';
import { StoreQueue } from '../data/store-queue.js';

export type EarlierAnswer =
  { kind: 'replayed'; status: number; body: Buffer; messageId: string | null } | { kind: 'refused'; problem: Problem };

const NO_WORDING: Wording = { language: 'en', traceId: '' };

/** Idempotency keys of messages: one keyspace per account, whether they came by REST or by SMTP. */
@Injectable()
export class KeptAnswers {
  constructor(
    private readonly pool: HotPool,
    private readonly queue: StoreQueue,
    private readonly clock: Clock,
    private readonly refusals: SenderRefusals,
  ) {}

  /** What the key already answered; null when it is free (again). */
  async find(accountId: string, claim: IdempotencyClaim): Promise<EarlierAnswer | null> {
    const { rows } = await this.pool.query<{
      op_hash: Buffer;
      state: number;
      status: number | null;
      body: Buffer | null;
      message_id: string | null;
    }>({
      name: 'kept_answer',
      text: 'select op_hash, state, status, body, message_id from idempotency_keys where account_id = $1 and key = $2',
      values: [accountId, claim.key],
    });
    const row = rows[0];
    if (!row) return null;
    if (!row.op_hash.equals(claim.opHash))
      return { kind: 'refused', problem: platformProblems.idempotency_key_reused() };
    if (row.state === 0)
      return { kind: 'refused', problem: platformProblems.idempotency_key_in_use({ headers: { 'retry-after': '1' } }) };
    return {
      kind: 'replayed',
      status: row.status ?? 200,
      body: row.body ?? Buffer.alloc(0),
      messageId: row.message_id,
    };
  }

  /** A refusal; under a key it becomes the key's answer, unless it only says "not now" or "not you". */
  async refuse(accountId: string, claim: IdempotencyClaim | null, problem: Problem): Promise<AcceptOutcome> {
    if (problem.code === 'sender_not_verified') this.refusals.note(accountId);
    if (claim === null || !isStorable(problem)) return { kind: 'refused', problem };
    const { language, traceId } = claim.wording ?? NO_WORDING;
    const document = JSON.stringify(problemDocument(problem, language, traceId));
    const earlier = await this.record(accountId, claim, problem.status, document);
    return earlier ?? { kind: 'refused', problem };
  }

  /** Keeps an answer without a message; what the key answered before, if it did. */
  async record(
    accountId: string,
    claim: IdempotencyClaim,
    status: number,
    answer: string,
  ): Promise<EarlierAnswer | null> {
    const id = newId(this.clock.now());
    const meta = {
      id,
      account_id: accountId,
      refusal: true,
      recipients: [],
      windows: [],
      n: 0,
      ...keyMeta(claim, status, answer),
    };
    const [stored] = await Promise.all(
      this.queue.store([{ id, accountId, meta, body: Buffer.alloc(0), lanes: [], group: null }]),
    );
    return stored!.outcome === 'idempotent' ? this.find(accountId, claim) : null;
  }
}
