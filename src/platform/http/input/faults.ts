import type { ValidationError } from 'class-validator';
import type { FieldFault, Problem } from '../../../kernel/problem.js';
import { platformProblems } from '../problems/platform-problems.js';
import { CODE_OF_CHECK, FAULT_TEXTS } from './fault-codes.js';

const MAX_FAULTS = 200;

/** class-validator's tree as a flat list with dotted paths (`to[0].email`), in the order of the fields. */
export function faultsOf(errors: readonly ValidationError[], parent = '', inArray = false): FieldFault[] {
  return errors
    .flatMap((error) => {
      const field = fieldPath(parent, error.property, inArray);
      const own = ownFault(error, field);
      const inner = own?.code === 'wrong_type' ? [] : faultsOf(error.children ?? [], field, Array.isArray(error.value));
      return [...(own ? [own] : []), ...inner];
    })
    .slice(0, MAX_FAULTS);
}

function fieldPath(parent: string, property: string, inArray: boolean): string {
  if (inArray) return `${parent}[${property}]`;
  return parent === '' ? property : `${parent}.${property}`;
}

function ownFault(error: ValidationError, field: string): FieldFault | null {
  const checks = Object.entries(error.constraints ?? {});
  if (checks.length === 0) return null;
  const codes = checks.map(([check, message]) => ({ code: codeOf(check, error), message }));
  const chosen =
    codes.find(({ code }) => code === 'unknown_field') ??
    (error.value === undefined ? { code: 'required', message: '' } : undefined) ??
    codes.find(({ code }) => code === 'wrong_type') ??
    codes[0];
  return chosen ? { field, code: chosen.code, message: chosen.code in FAULT_TEXTS ? '' : chosen.message } : null;
}

/** A check may name its own code: `@Matches(…, { context: { code: 'country_unknown' } })`. */
function codeOf(check: string, error: ValidationError): string {
  const context = error.contexts?.[check] as { code?: unknown } | undefined;
  if (typeof context?.code === 'string') return context.code;
  return CODE_OF_CHECK[check] ?? check.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** 422 for a body: `unknown_field` when that is all that is wrong, `validation_failed` otherwise. */
export function bodyProblem(faults: FieldFault[]): Problem {
  const onlyUnknown = faults.length > 0 && faults.every((fault) => fault.code === 'unknown_field');
  return onlyUnknown
    ? platformProblems.unknown_field({ errors: faults })
    : platformProblems.validation_failed({ errors: faults });
}

export function queryProblem(faults: FieldFault[]): Problem {
  return platformProblems.invalid_query({ errors: faults });
}
