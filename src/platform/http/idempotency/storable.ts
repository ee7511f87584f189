import type { Problem } from '../../../kernel/problem.js';

/** Refusals that say "not now" or "not you": the same key may be tried again and then really runs. */
const TRANSIENT_STATUS = new Set([401, 403, 408, 412, 429]);
const TRANSIENT_CODES = new Set(['idempotency_key_in_use', 'suggestions']);

/** Whether this refusal is the answer of its idempotency key from now on. */
export function isStorable(problem: Problem): boolean {
  if (problem.status < 400 || problem.status >= 500) return false;
  return !TRANSIENT_STATUS.has(problem.status) && !TRANSIENT_CODES.has(problem.code);
}
