import type { Language } from '../../../../kernel/texts.js';
import { addMs, DAY_MS, type Instant } from '../../../../kernel/time/instant.js';
import type { BlockReason, BlockStep } from '../../../accounts/index.js';
import { QUESTIONS } from './questions.table.js';
import { REASONS } from './reasons.table.js';
import { ANSWER_STEP, STEPS } from './steps.table.js';

/** A form lifts a block at most once in so long; who needs it more often has a cause that a person should see. */
export const SELF_SERVICE_DAYS = 90;

export interface ExplainedBlock {
  reason: BlockReason;
  measured: number | null;
  unit: string | null;
  /** What staff wrote for this block; without any, the reason's own steps hold. */
  steps: readonly BlockStep[];
}

/** Where a block stands that the customer has answered, or has not. */
export interface CaseFacts {
  answered: boolean;
  /** When a form last lifted a block of this account. */
  liftedItselfAt: Instant | null;
  now: Instant;
}

export interface AskedQuestion {
  key: string;
  text: string;
  required: boolean;
}

export function whyBlocked(reason: BlockReason, language: Language): string {
  return REASONS[reason].why[language];
}

export function stepsOf(
  block: ExplainedBlock,
  { answered }: Pick<CaseFacts, 'answered'>,
  language: Language,
): BlockStep[] {
  const written = block.steps.length > 0;
  const steps = written
    ? block.steps
    : REASONS[block.reason].steps.map((code) => ({ code, text: STEPS[code][language], done: false }));
  return steps.map((step) => ({ ...step, done: step.done || (answered && step.code === ANSWER_STEP) }));
}

export function questionsOf(reason: BlockReason, language: Language): AskedQuestion[] {
  return REASONS[reason].questions.map((key) => ({
    key,
    text: QUESTIONS[key].text[language],
    required: QUESTIONS[key].required,
  }));
}

/** Whether the form lifts the block without anybody looking. What was not measured cannot be small enough. */
export function isSelfService(block: ExplainedBlock, { liftedItselfAt, now }: Omit<CaseFacts, 'answered'>): boolean {
  const { selfServiceUpTo } = REASONS[block.reason];
  const ratio = ratioOf(block);
  if (selfServiceUpTo === null || ratio === null || ratio > selfServiceUpTo) return false;
  return liftedItselfAt === null || liftedItselfAt <= addMs(now, -SELF_SERVICE_DAYS * DAY_MS);
}

/** `12` percent and `0.12` are the same measure. */
function ratioOf({ measured, unit }: ExplainedBlock): number | null {
  if (measured === null) return null;
  return unit === 'percent' || unit === '%' || measured > 1 ? measured / 100 : measured;
}
