import type { FoundOperation, Schema } from './operations.js';

const MAX_DEPTH = 10;

/** A whole example of each body and answer, put together from the examples of the fields. */
export function composeExamples({ operation }: FoundOperation, schemas: Record<string, Schema>): void {
  const answers = Object.entries(operation.responses).filter(([status]) => status.startsWith('2'));
  const contents = [operation.requestBody, ...answers.map(([, answer]) => answer as typeof operation.requestBody)];
  for (const content of contents) {
    const json = content?.content?.['application/json'];
    if (!json?.schema || json.example !== undefined || json.examples !== undefined) continue;
    const example = exampleOf(json.schema, schemas, 0);
    if (example !== undefined) json.example = example;
  }
}

/** Undefined when a field that must be there has nothing to show. */
function exampleOf(schema: Schema, schemas: Record<string, Schema>, depth: number): unknown {
  if (depth > MAX_DEPTH) return undefined;
  if (schema.example !== undefined) return schema.example;
  if (schema.examples?.[0] !== undefined) return schema.examples[0];
  if (schema.default !== undefined) return schema.default;
  if (schema.enum) return schema.enum[0];
  if (schema.$ref)
    return exampleOf(schemas[schema.$ref.replace('#/components/schemas/', '')] ?? {}, schemas, depth + 1);
  const choice = (schema.allOf ?? schema.anyOf ?? schema.oneOf)?.[0];
  if (choice) return exampleOf(choice, schemas, depth + 1);
  if (schema.type === 'boolean') return true;
  if (schema.type === 'array') return schema.items ? listOf(exampleOf(schema.items, schemas, depth + 1)) : undefined;
  if (Array.isArray(schema.type) && schema.type.includes('null')) return null;
  return schema.properties ? membersOf(schema, schemas, depth) : plainExample(schema);
}

/** Something of the right form where a field shows nothing of its own. */
function plainExample(schema: Schema): unknown {
  if (schema.type === 'integer' || schema.type === 'number') return schema.minimum ?? 0;
  if (schema.type === 'object') return {};
  if (schema.type !== 'string' || schema.pattern !== undefined || schema.minLength !== undefined) return undefined;
  if (schema.format === 'date-time') return '2026-03-01T10:00:00.000Z';
  if (schema.format === 'date') return '2026-03-01';
  if (schema.format === 'byte') return '';
  return schema.format === undefined ? '…' : undefined;
}

function listOf(item: unknown): unknown[] {
  return item === undefined ? [] : [item];
}

function membersOf(schema: Schema, schemas: Record<string, Schema>, depth: number): unknown {
  const members: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(schema.properties ?? {})) {
    const example = exampleOf(member, schemas, depth + 1);
    if (example !== undefined) members[name] = example;
    else if (schema.required?.includes(name)) return undefined;
  }
  return members;
}
