import type { OpenAPIObject } from '@nestjs/swagger';
import { type Task, TASKS, type TaskStep } from '../../../contracts/tasks.table.js';
import { describeTags, nameTags } from '../openapi/tags.js';
import { type FoundOperation, type Operation, operationsOf } from '../openapi/operations.js';
import { inOlderWords } from './in-older-words.js';
import { inOrderOfWork } from './order-of-work.js';

type Parameter = NonNullable<Operation['parameters']>[number];

interface PlacedStep extends TaskStep {
  tag: string;
  method: string;
  path: string;
}
export interface PlacedTask extends Omit<Task, 'steps'> {
  steps: PlacedStep[];
}

/**
 * The API document as it is worked with in a browser: grouped and ordered by task, requests go to where the page came
 * from, and what is filled in beforehand can be sent as it stands. A copy; the document itself stays as it is.
 */
export function arrangeDocument(document: OpenAPIObject): OpenAPIObject {
  const copy = structuredClone(document);
  const operations = operationsOf(copy);
  for (const found of operations) {
    nameTags(found);
    inline(copy, found.operation);
    offerNothingOptional(found.operation.parameters ?? []);
    nameProblemsOnly(found.operation.responses);
  }
  delete copy.components?.parameters;
  nameProblemsOnly(copy.components?.responses ?? {}, () => true);
  const tasks = placed(operations);
  for (const step of tasks.flatMap(({ steps }) => steps)) offerBody(copy, step);
  return inOlderWords({
    ...copy,
    ...describeTags(operations),
    servers: [{ url: '/' }],
    paths: inOrderOfWork(copy.paths, tasks),
    'x-tasks': tasks,
  } as OpenAPIObject);
}

/** The page fills parameters in, each by itself, so each operation has its own. */
function inline({ components }: OpenAPIObject, operation: Operation): void {
  const shared = (components?.parameters ?? {}) as Record<string, unknown>;
  operation.parameters = (operation.parameters ?? []).map((parameter) => {
    const name = '$ref' in parameter ? String(parameter['$ref']).slice('#/components/parameters/'.length) : undefined;
    return name === undefined ? parameter : (structuredClone(shared[name]) as Parameter);
  });
}

/** Tasks with an operation that this application does not have (a test's small one) are left out. */
function placed(operations: readonly FoundOperation[]): PlacedTask[] {
  const byId = new Map(operations.map((found) => [found.operation.operationId, found]));
  return TASKS.filter(({ steps }) => steps.every(({ operation }) => byId.has(operation))).map((task) => ({
    ...task,
    steps: task.steps.map((step) => {
      const { method, path, operation } = byId.get(step.operation)!;
      return { ...step, method, path, tag: operation.tags?.[0] ?? '' };
    }),
  }));
}

/**
 * The page sends whatever example a parameter has. A filter that nobody asked for finds nothing, and an id that does not
 * exist is not found: so examples of what may be left out become words, and ids are filled in by the page.
 */
function offerNothingOptional(parameters: readonly Parameter[]): void {
  for (const parameter of parameters) {
    const schema = parameter['schema'] as { example?: unknown; examples?: unknown[]; pattern?: string } | undefined;
    const isId = parameter['in'] === 'path' && schema?.pattern !== undefined;
    if (parameter['required'] === true && !isId) continue;
    const example = parameter['example'] ?? schema?.example ?? schema?.examples?.[0];
    if (example === undefined) continue;
    delete parameter['example'];
    delete parameter['examples'];
    delete schema?.example;
    delete schema?.examples;
    if (isId) continue;
    const said = typeof parameter['description'] === 'string' ? `${parameter['description']} ` : '';
    const shown = typeof example === 'string' ? example : JSON.stringify(example);
    parameter['description'] = `${said}For example \`${shown}\`.`;
  }
}

/** The document describes and shows every problem, two thirds of its size. Here its code is enough: the codes are in the words. */
function nameProblemsOnly(
  responses: Record<string, unknown>,
  isProblem = (status: string): boolean => /^[45]/.test(status),
): void {
  for (const [status, response] of Object.entries(responses)) {
    const { description, $ref } = response as { description?: string; $ref?: string };
    if (isProblem(status) && $ref === undefined) responses[status] = { description };
  }
}

/** What works as it stands comes first, the example of every field second. */
function offerBody(document: OpenAPIObject, { path, method, body, does }: PlacedStep): void {
  if (body === undefined) return;
  const item = document.paths[path] as unknown as Record<string, Operation>;
  const media = item[method]?.requestBody?.content?.['application/json'];
  if (media === undefined) return;
  const others = (media.examples as Record<string, unknown> | undefined) ?? {};
  const whole = media.example === undefined ? {} : { everything: { summary: 'Every field', value: media.example } };
  delete media.example;
  media.examples = { task: { summary: does.replaceAll('`', ''), value: body }, ...whole, ...others };
}
