import type { OpenAPIObject } from '@nestjs/swagger';
import { describeHeaders } from './answer-headers.js';
import { composeExamples, type RecordedExamples } from './compose-examples.js';
import { describeParameters } from './describe-parameters.js';
import { documentProblems } from './document-problems.js';
import { type FoundOperation, operationsOf, type Schema } from './operations.js';
import { PROBLEM_SCHEMAS } from './problem-example.js';
import { SharedParts } from './shared-parts.js';
import { describeTags, nameTags } from './tags.js';
import { type ToldEvent, webhooksOf } from './webhooks.js';

export interface Additions {
  examples: RecordedExamples;
  events: readonly ToldEvent[];
}

/** Adds to the document what holds for every operation of a kind, so that no operation has to repeat it. */
export function completeDocument(document: OpenAPIObject, { examples, events }: Additions): OpenAPIObject {
  const parts = new SharedParts();
  const schemas = { ...document.components?.schemas, ...PROBLEM_SCHEMAS } as Record<string, Schema>;
  const operations = operationsOf(document);
  for (const found of operations) {
    nameTags(found);
    markConditional(found);
    describeAnswers(found);
    composeExamples(found, schemas, examples);
    describeHeaders(found, parts);
    documentProblems(found, parts);
    describeParameters(found, parts);
    if (found.operation['x-access'] === 'public') found.operation.security = [];
    checkRow(found);
    forgetMarks(found);
    for (const { schema } of Object.values(found.operation.requestBody?.content ?? {}))
      if (schema) close(schema, schemas, new Set());
  }
  const webhooks = webhooksOf(events, schemas, parts);
  return {
    ...document,
    ...describeTags(operations),
    paths: byName(document.paths),
    ...(Object.keys(webhooks).length > 0 ? { webhooks } : {}),
    components: { ...document.components, ...parts.all(), schemas: byName(schemas) },
  } as OpenAPIObject;
}

function byName<T>(members: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(members).sort(([a], [b]) => a.localeCompare(b, 'en')));
}

const CHANGES = new Set(['put', 'patch', 'delete']);

/** `If-Match` is honoured by every change of a resource that has a locator, and by all of one thing in the path. */
function markConditional({ method, path, operation }: FoundOperation): void {
  const located = operation['x-located'] === true && CHANGES.has(method);
  const one = path.includes('{') && (method === 'patch' || method === 'delete');
  operation['x-conditional'] = located || one;
}

/** An operation that stands in another row of the table than its own name says would be guarded by a stranger's rule. */
function checkRow({ operation }: FoundOperation): void {
  const row = operation['x-operation'] as string | undefined;
  if (row !== undefined && row !== operation.operationId)
    throw new Error(`${operation.operationId} is guarded by the row of ${row}`);
}

/** What decorators told this builder alone. */
function forgetMarks({ operation }: FoundOperation): void {
  for (const mark of [
    'x-access',
    'x-operation',
    'x-problems',
    'x-conditional',
    'x-located',
    'x-secret',
    'x-unlimited',
  ] as const)
    delete operation[mark];
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
