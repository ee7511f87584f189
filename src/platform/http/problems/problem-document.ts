import type { FieldFault, Problem } from '../../../kernel/problem.js';
import { type Language, textIn } from '../../../kernel/texts.js';
import { FAULT_TEXTS } from '../input/fault-codes.js';

export const PROBLEM_MEDIA_TYPE = 'application/problem+json';

/** RFC 9457 document of a problem. Extra members never replace the standard ones. */
export function problemDocument(problem: Problem, language: Language, traceId: string): Record<string, unknown> {
  const title = textIn(problem.kind.title, language);
  return {
    ...problem.extra,
    type: problemType(problem.code),
    title,
    status: problem.status,
    detail: problem.detail === undefined ? title : textIn(problem.detail, language),
    code: problem.code,
    traceId,
    ...(problem.errors.length > 0 || problem.status === 422
      ? { errors: problem.errors.map((fault) => withSentence(fault, language)) }
      : {}),
  };
}

export function problemType(code: string): string {
  return `urn:posthorn:problem:${code}`;
}

/** Most faults say all in their code; their sentence is added in the reader's language. */
function withSentence(fault: FieldFault, language: Language): FieldFault {
  return fault.message === '' ? { ...fault, message: FAULT_TEXTS[fault.code]?.[language] ?? fault.code } : fault;
}
