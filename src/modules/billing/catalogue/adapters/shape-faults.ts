import { Ajv, type ErrorObject } from 'ajv';
import { type Fault, pointerTo } from '../rules/fault.js';

/** Compiles a schema once; answers every fault of a document's shape. */
export function shapeFaults(schema: object): (content: unknown) => Fault[] {
  const validate = new Ajv({ allErrors: true, allowUnionTypes: true, verbose: true }).compile(schema);
  return (content) => (validate(content) ? [] : (validate.errors ?? []).map(faultOf));
}

const CODES: Record<string, string> = {
  type: 'wrong_type',
  pattern: 'wrong_format',
  minimum: 'too_small',
  maximum: 'too_large',
  minLength: 'too_short',
  maxLength: 'too_long',
  minItems: 'too_few',
};

function faultOf({ instancePath: path, keyword, params, message, parentSchema }: ErrorObject): Fault {
  const { additionalProperty, missingProperty, allowedValues } = params as Record<string, unknown>;
  if (typeof additionalProperty === 'string')
    return { path: pointerTo(path, additionalProperty), code: 'unknown_field', message: 'is not known here' };
  if (typeof missingProperty === 'string')
    return { path: pointerTo(path, missingProperty), code: 'required', message: 'is missing' };
  const { description } = (parentSchema ?? {}) as { description?: string };
  const code = CODES[keyword] ?? 'not_allowed';
  if (keyword === 'pattern' && description !== undefined) return { path, code, message: `must be ${description}` };
  const values = Array.isArray(allowedValues) ? `: ${allowedValues.map(String).join(', ')}` : '';
  return { path, code, message: `${message ?? keyword}${values}` };
}
