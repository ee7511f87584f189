import { Ajv, type ErrorObject } from 'ajv';
import { type Fault, pointerTo } from '../rules/fault.js';

/** Compiles a schema once; answers every fault of a document's shape. */
export function shapeFaults(schema: object): (content: unknown) => Fault[] {
  const validate = new Ajv({ allErrors: true, allowUnionTypes: true, verbose: true }).compile(schema);
  return (content) => (validate(content) ? [] : (validate.errors ?? []).map(faultOf));
}

function faultOf({ instancePath, keyword, params, message, parentSchema }: ErrorObject): Fault {
  const { additionalProperty: unknown } = params as { additionalProperty?: unknown };
  if (typeof unknown === 'string') return { path: pointerTo(instancePath, unknown), message: 'is not known here' };
  const { description } = (parentSchema ?? {}) as { description?: string };
  if (keyword === 'pattern' && description !== undefined) return { path: instancePath, message: `must be ${description}` };
  const { allowedValues } = params as { allowedValues?: unknown[] };
  const values = allowedValues === undefined ? '' : `: ${allowedValues.map(String).join(', ')}`;
  return { path: instancePath, message: `${message ?? keyword}${values}` };
}
