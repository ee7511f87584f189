import { Injectable, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { asProblem } from '../problems/as-problem.js';
import { platformProblems } from '../problems/platform-problems.js';
import { preferredLanguage } from '../problems/preferred-language.js';
import { PROBLEM_MEDIA_TYPE, problemDocument } from '../problems/problem-document.js';
import { IdempotencyStore, LEASE_SECONDS, type StoredAnswer } from './idempotency-store.js';
import { bytesOf, currentRun, type Run } from './idempotent-run.js';
import { keyScopeOf } from './key-scope.js';
import { isStorable } from './storable.js';

/** Runs an operation once for the key of its request; whoever comes again is given the first answer. */
@Injectable()
export class KeyedRuns {
  private readonly log = new Logger('Idempotency');

  constructor(private readonly store: IdempotencyStore) {}

  /** Without a key the operation just runs. `secret`: its answer is kept sealed. */
  async run(
    request: FastifyRequest,
    reply: FastifyReply,
    operation: () => Promise<unknown>,
    secret = false,
  ): Promise<unknown> {
    const scope = keyScopeOf(request);
    if (scope === null) return operation();
    const begun = await this.store.begin(scope);
    if (begun.kind === 'running') throw platformProblems.idempotency_key_in_use({ headers: { 'retry-after': '1' } });
    if (begun.kind === 'reused') throw platformProblems.idempotency_key_reused();
    if (begun.kind === 'answered') return replay(reply, begun.answer, secret);
    const run: Run = {
      claim: begun.claim,
      status: reply.statusCode,
      secret,
      kept: false,
      renewing: Promise.resolve(),
    };
    return this.execute(run, request, reply, operation);
  }

  private async execute(
    run: Run,
    request: FastifyRequest,
    reply: FastifyReply,
    operation: () => Promise<unknown>,
  ): Promise<unknown> {
    const renewal = setInterval(() => this.renew(run), (LEASE_SECONDS * 1000) / 3);
    try {
      const value: unknown = await currentRun.run(run, operation);
      await this.settle(run, answerOf(value, reply.statusCode));
      return value;
    } catch (error) {
      if (!run.kept) await this.settle(run, refusalOf(error, request));
      throw error;
    } finally {
      clearInterval(renewal);
    }
  }

  /** The effect is committed: whatever fails here must not turn its answer into an error. */
  private async settle(run: Run, answer: StoredAnswer | null): Promise<void> {
    if (run.kept) return;
    try {
      await run.renewing;
      if (answer === null) await this.store.release(run.claim);
      else if (!(await this.store.finish(run.claim, answer, run.secret)))
        this.log.warn({ msg: 'an idempotency key was taken over while its request ran' });
    } catch (error) {
      this.log.error({ msg: 'an answer could not be kept for its idempotency key', err: error });
    }
  }

  private renew(run: Run): void {
    if (run.kept) return;
    run.renewing = this.store
      .renew(run.claim)
      .then((lockedAt) => {
        if (lockedAt !== null) run.claim.lockedAt = lockedAt;
      })
      .catch((error: unknown) => this.log.warn({ msg: 'an idempotency key could not be renewed', err: error }));
  }
}

function replay(reply: FastifyReply, answer: StoredAnswer, secret: boolean): Buffer | undefined {
  if (secret) void reply.header('cache-control', 'no-store');
  void reply.status(answer.status).header('idempotent-replayed', 'true');
  if (answer.body.length === 0) return undefined;
  void reply.header('content-type', answer.status >= 400 ? PROBLEM_MEDIA_TYPE : 'application/json; charset=utf-8');
  return answer.body;
}

/** Streams are not kept: the key is free again. */
function answerOf(value: unknown, status: number): StoredAnswer | null {
  if (value === undefined || value === null) return { status, body: bytesOf(value) };
  const isJson =
    typeof value === 'object' &&
    (Array.isArray(value) ||
      Object.getPrototypeOf(value) === Object.prototype ||
      !('pipe' in value || 'getStream' in value));
  return isJson ? { status, body: bytesOf(value) } : null;
}

function refusalOf(error: unknown, request: FastifyRequest): StoredAnswer | null {
  const problem = asProblem(error);
  if (!isStorable(problem)) return null;
  const document = problemDocument(problem, preferredLanguage(request.headers['accept-language']), request.id);
  return { status: problem.status, body: Buffer.from(JSON.stringify(document)) };
}
