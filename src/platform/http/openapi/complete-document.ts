import type { OpenAPIObject } from '@nestjs/swagger';
import { composeExamples } from './compose-examples.js';
import { documentProblems, PROBLEM_SCHEMAS } from './document-problems.js';
import { type FoundOperation, operationsOf, type Schema } from './operations.js';
import { describeTags, nameTags } from './tags.js';

/** Adds to the document what holds for every operation of a kind, so that no operation has to repeat it. */
export function completeDocument(document: OpenAPIObject): OpenAPIObject {
  const schemas = { ...document.components?.schemas, ...PROBLEM_SCHEMAS } as Record<string, Schema>;
  const operations = operationsOf(document);
  for (const found of operations) {
    nameTags(found);
    addHeaderParameters(found);
    describeAnswers(found);
    composeExamples(found, schemas);
    documentProblems(found);
    if (found.operation['x-access'] === 'public') found.operation.security = [];
    delete found.operation['x-access'];
    checkRow(found);
    for (const { schema } of Object.values(found.operation.requestBody?.content ?? {}))
      if (schema) close(schema, schemas, new Set());
  }
  return {
    ...document,
    ...describeTags(operations),
    paths: Object.fromEntries(Object.entries(document.paths).sort(([a], [b]) => a.localeCompare(b, 'en'))),
    components: {
      ...document.components,
      schemas: Object.fromEntries(Object.entries(schemas).sort(([a], [b]) => a.localeCompare(b, 'en'))),
    },
  } as OpenAPIObject;
}

/** An operation that stands in another row of the table than its own name says would be guarded by a stranger's rule. */
function checkRow({ operation }: FoundOperation): void {
  const row = operation['x-operation'] as string | undefined;
  if (row !== undefined && row !== operation.operationId)
    throw new Error(`${operation.operationId} is guarded by the row of ${row}`);
  delete operation['x-operation'];
}

const ANSWERS: Record<string, string> = {
  '200': 'Done.',
  '201': 'Made.',
  '202': 'Taken on; it happens soon.',
  '204': 'Done; nothing to say.',
};

function describeAnswers({ operation }: FoundOperation): void {
  for (const [status, response] of Object.entries(operation.responses as Record<string, { description?: string }>)) {
    if (!response.description) response.description = ANSWERS[status] ?? 'The answer.';
  }
}

function addHeaderParameters({ method, path, operation }: FoundOperation): void {
  const add = (name: string, description: string, schema: Record<string, unknown>): void => {
    operation.parameters = [
      ...(operation.parameters ?? []),
      { name, in: 'header', required: false, description, schema },
    ];
  };
  if (operation.parameters?.some(isLanguageHeader)) {
    operation.parameters = operation.parameters.filter((parameter) => !isLanguageHeader(parameter));
    add('Accept-Language', 'Language of texts for people: en, fr, de, es or it.', { type: 'string', examples: ['fr'] });
  }
  if (method === 'post') {
    add('Idempotency-Key', 'The same key and body again answer what the first call answered, for 30 days.', {
      type: 'string',
      maxLength: 255,
    });
  }
  if (path.includes('{') && (method === 'patch' || method === 'delete')) {
    add('If-Match', 'The `ETag` that was read; 412 when the resource has changed since.', { type: 'string' });
  }
}

function isLanguageHeader(parameter: Record<string, unknown>): boolean {
  return parameter['in'] === 'header' && String(parameter['name']).toLowerCase() === 'accept-language';
}

/** Bodies refuse unknown fields, and the document says so, all the way down. Maps keep what they say. */
function close(schema: Schema, schemas: Record<string, Schema>, seen: Set<string>): void {
  if (schema.$ref) {
    const name = schema.$ref.replace('#/components/schemas/', '');
    const target = schemas[name];
    if (!target || seen.has(name)) return;
    seen.add(name);
    close(target, schemas, seen);
    return;
  }
  if (schema.properties && schema.additionalProperties === undefined) schema.additionalProperties = false;
  const inner = [
    ...Object.values(schema.properties ?? {}),
    ...(schema.allOf ?? []),
    ...(schema.oneOf ?? []),
    ...(schema.anyOf ?? []),
  ];
  for (const part of inner) close(part, schemas, seen);
  if (schema.items) close(schema.items, schemas, seen);
}
