import type { FieldFault, Problem } from '../../../kernel/problem.js';
import { bodyProblem, platformProblems } from '../../../platform/http/index.js';
import { sendingProblems } from '../sending.errors.js';

/** The code that says most about these faults; all of them are told. */
export function contentProblem(faults: FieldFault[]): Problem {
  const only = (code: string): boolean => faults.every((fault) => fault.code === code);
  if (only('address_invalid')) return sendingProblems.address_invalid({ errors: faults });
  if (only('header_not_allowed')) return sendingProblems.header_not_allowed({ errors: faults });
  if (only('reference_not_found')) return platformProblems.reference_not_found({ errors: faults });
  return bodyProblem(faults);
}
