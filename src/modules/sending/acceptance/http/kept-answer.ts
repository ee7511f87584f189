import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Language } from '../../../../kernel/texts.js';
import { idempotencyKeyOf, operationHash, preferredLanguage } from '../../../../platform/http/index.js';
import type { AcceptedMessage, AcceptOutcome, IdempotencyClaim } from '../accept.types.js';

export function claimOf(request: FastifyRequest): IdempotencyClaim | null {
  const key = idempotencyKeyOf(request);
  if (key === null) return null;
  return {
    key,
    opHash: operationHash(request.method, request.url, request.body),
    wording: { language: languageOf(request), traceId: request.id },
  };
}

export function languageOf(request: FastifyRequest): Language {
  return preferredLanguage(request.headers['accept-language']);
}

export function answer(reply: FastifyReply, outcome: AcceptOutcome): AcceptedMessage | string {
  if (outcome.kind === 'accepted') return outcome.answer;
  if (outcome.kind === 'refused') throw outcome.problem;
  void reply
    .status(outcome.status)
    .header('idempotent-replayed', 'true')
    .header('content-type', outcome.status >= 400 ? 'application/problem+json' : 'application/json; charset=utf-8');
  return outcome.body.toString('utf8');
}
