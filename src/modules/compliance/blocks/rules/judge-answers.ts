import type { FieldFault } from '../../../../kernel/problem.js';
import type { AskedQuestion } from './guidance.js';

const MAX_ANSWER_CHARS = 5_000;
// eslint-disable-next-line no-control-regex -- these are the characters that are meant
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/** All that is wrong with a form, at once; an empty answer is a missing one. */
export function faultsOfAnswers(questions: readonly AskedQuestion[], answers: Record<string, unknown>): FieldFault[] {
  const known = new Set(questions.map(({ key }) => key));
  const unknown = Object.keys(answers).filter((key) => !known.has(key));
  return [
    ...questions.flatMap((question) => faultOf(question, answers[question.key])),
    ...unknown.map((key) => fault(key, 'unknown_field')),
  ];
}

function faultOf({ key, required }: AskedQuestion, answer: unknown): FieldFault[] {
  if (answer === undefined || answer === null) return required ? [fault(key, 'required')] : [];
  if (typeof answer !== 'string') return [fault(key, 'wrong_type')];
  if (answer.trim() === '') return required ? [fault(key, 'required')] : [];
  if (answer.length > MAX_ANSWER_CHARS) return [fault(key, 'too_long')];
  return CONTROL.test(answer) ? [fault(key, 'invalid_characters')] : [];
}

function fault(key: string, code: string): FieldFault {
  return { field: `answers.${key}`, code, message: '' };
}
