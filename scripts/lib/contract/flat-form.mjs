/** One form without references and `allOf`: what a value must be, in one place. */
const LIMITS = ['minLength', 'maxLength', 'minimum', 'maximum', 'minItems', 'maxItems', 'pattern', 'format'];

/**
 * @param schema a form, which may refer to `schemas`
 * @returns {{types: string[], values: unknown[] | null, properties: object, required: string[], items: object | null,
 *   closed: boolean, choices: object[], limits: object}}
 */
export function flatForm(schema, schemas, depth = 0) {
  if (depth > 20) return empty();
  if (schema.$ref) return flatForm(schemas[nameOf(schema)] ?? {}, schemas, depth + 1);
  const { nullable, choices } = choicesOf(schema);
  // A choice of one thing, or that thing and null, is that thing.
  const only = choices.length === 1 ? [choices[0]] : [];
  const parts = [...(schema.allOf ?? []), ...only].map((part) => flatForm(part, schemas, depth + 1));
  const own = ownForm(schema);
  const whole = parts.reduce(both, own);
  return {
    ...whole,
    types: nullable && !whole.types.includes('null') ? [...whole.types, 'null'] : whole.types,
    choices: choices.length > 1 ? choices : whole.choices,
  };
}

export function nameOf({ $ref }) {
  return $ref?.replace('#/components/schemas/', '');
}

function choicesOf(schema) {
  const all = schema.anyOf ?? schema.oneOf ?? [];
  const choices = all.filter((choice) => choice.type !== 'null');
  return { nullable: choices.length < all.length, choices };
}

function ownForm(schema) {
  const { properties = {}, required = [], items = null, additionalProperties } = schema;
  return {
    types: [schema.type ?? (schema.properties ? 'object' : [])].flat(),
    values: schema.const === undefined ? (schema.enum ?? null) : [schema.const],
    properties,
    required,
    items,
    closed: additionalProperties === false,
    choices: [],
    limits: Object.fromEntries(LIMITS.filter((name) => schema[name] !== undefined).map((name) => [name, schema[name]])),
  };
}

/** What both ask for. */
function both(a, b) {
  return {
    types: a.types.length === 0 ? b.types : a.types,
    values: a.values && b.values ? a.values.filter((value) => b.values.includes(value)) : (a.values ?? b.values),
    properties: { ...a.properties, ...b.properties },
    required: [...new Set([...a.required, ...b.required])],
    items: a.items ?? b.items,
    closed: a.closed || b.closed,
    choices: a.choices.length > 0 ? a.choices : b.choices,
    limits: { ...a.limits, ...b.limits },
  };
}

function empty() {
  return ownForm({});
}
