import type { FieldFault } from '../../../../kernel/problem.js';
import { bodyProblem } from '../../../../platform/http/index.js';
import type { Ruling } from '../rules/ruling.js';
import type { DecideReviewDto } from './reviews.dto.js';

/** Each decision needs something else to go with it; all that is missing is said at once. */
export function readRuling({ decision, tier, ratePerHour, reason, question }: DecideReviewDto): Ruling {
  if (decision === 'approve') return { decision, reason: reason ?? null, tier, ratePerHour };
  const faults: FieldFault[] = [];
  const need = (field: string, value: unknown): void => {
    if (value === undefined) faults.push({ field, code: 'required', message: '' });
  };
  if (decision === 'ask') need('question', question);
  else need('reason', reason);
  if (decision === 'limit' && ratePerHour === undefined) need('tier', tier);
  if (faults.length > 0) throw bodyProblem(faults);
  if (decision === 'ask') return { decision, question: question! };
  return decision === 'limit' ? { decision, reason: reason!, tier, ratePerHour } : { decision, reason: reason! };
}
