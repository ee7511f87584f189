/** What a frontend team may expect of docs/openapi.json: nothing left to guess, nothing said twice, every example true. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { house } from './house.js';

interface Media {
  schema?: Record<string, unknown>;
  example?: unknown;
  examples?: Record<string, { value?: unknown; $ref?: string }>;
}
interface Answer {
  $ref?: string;
  description?: string;
  headers?: Record<string, unknown>;
  content?: Record<string, Media>;
}
interface Parameter {
  $ref?: string;
  name: string;
  in: string;
  description?: string;
}
interface Operation {
  operationId: string;
  summary?: string;
  description?: string;
  tags?: string[];
  security?: object[];
  parameters?: Parameter[];
  requestBody?: Answer;
  responses: Record<string, Answer>;
  'x-required-roles'?: unknown;
  'x-required-scope'?: unknown;
}
interface Document {
  openapi: string;
  tags: { name: string; description?: string }[];
  paths: Record<string, Record<string, Operation>>;
  webhooks: Record<string, { post: Operation }>;
  components: Record<string, Record<string, object>>;
}

const text = readFileSync(join(house, 'docs/openapi.json'), 'utf8');
const document = JSON.parse(text) as Document;
const METHODS = new Set(['get', 'post', 'put', 'patch', 'delete']);
const operations = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(item)
    .filter(([method]) => METHODS.has(method))
    .map(([method, operation]) => ({ name: `${method.toUpperCase()} ${path}`, method, path, operation })),
);
const hooks = Object.entries(document.webhooks).map(([type, { post }]) => ({
  name: `webhook ${type}`,
  method: 'post',
  path: '',
  operation: post,
}));
const everything = [...operations, ...hooks];

const resolve = <T extends { $ref?: string }>(part: T): T =>
  part.$ref === undefined
    ? part
    : (part.$ref
        .slice(2)
        .split('/')
        .reduce<unknown>((node, name) => (node as Record<string, unknown>)[name], document) as T);
const answersOf = ({ responses }: Operation): [string, Answer][] =>
  Object.entries(responses).map(([status, answer]) => [status, resolve(answer)]);
const bytes = ({ schema }: Media): boolean => schema?.['format'] === 'binary';
const onlyFault = (faults: string[]): void => assert.deepEqual(faults, []);

describe('docs/openapi.json', () => {
  it('is OpenAPI 3.1, every operation named once and for good', () => {
    assert.equal(document.openapi, '3.1.0');
    const ids = everything.map(({ operation }) => operation.operationId);
    assert.equal(new Set(ids).size, ids.length);
    onlyFault(ids.filter((id) => !/^[a-z][A-Za-z0-9]+$/.test(id)));
  });

  it('says of every operation what it does, in one sentence without a full stop, in one group', () => {
    onlyFault(
      everything
        .filter(({ operation: { summary = '', tags } }) => !/^.{3,110}[^.]$/.test(summary) || tags?.length !== 1)
        .map(({ name, operation }) => `${name}: ${operation.summary}`),
    );
    const known = new Map(document.tags.map((tag) => [tag.name, tag.description]));
    onlyFault(everything.flatMap(({ operation }) => operation.tags ?? []).filter((tag) => !known.get(tag)));
  });

  it('says of every operation and event more than its summary does', () => {
    onlyFault(
      everything
        .filter(({ operation: { summary, description = '' } }) => description.length < 30 || description === summary)
        .map(({ name }) => name),
    );
  });

  it('names only operations that are there, and only refusals that the operation has', () => {
    const known = new Set(operations.map(({ name }) => name));
    onlyFault(
      everything.flatMap(({ name, operation }) => {
        const { description = '' } = operation;
        const codes = new Map(answersOf(operation).map(([status, answer]) => [status, codesOf(answer)]));
        const named = [...description.matchAll(/`((?:GET|POST|PUT|PATCH|DELETE) \/[^`?]*)/g)].map(([, path]) => path!);
        const said = [...description.matchAll(/\b(4\d\d) `(\w+)`/g)];
        return [
          ...named.filter((path) => !known.has(path)).map((path) => `${name}: no ${path}`),
          ...said
            .filter(([, status, code]) => !codes.get(status!)?.includes(code!))
            .map(([refusal]) => `${name}: never ${refusal}`),
        ];
      }),
    );
  });

  it('shows real values only, nothing left out', () => {
    onlyFault(leftOut(document, '', false).slice(0, 50));
  });

  it('keeps what only staff may do in groups of its own', () => {
    const isStaff = (tag = ''): boolean => tag.startsWith('Operator: ');
    onlyFault(
      operations
        .filter(({ path, operation: { tags = [] } }) => path.startsWith('/v1/admin/') !== isStaff(tags[0]))
        .map(({ name, operation: { tags } }) => `${name}: ${tags?.[0]}`),
    );
  });

  it('says of every operation who may call it', () => {
    onlyFault(
      operations
        .filter(
          ({ operation }) =>
            !Array.isArray(operation.security) ||
            !Array.isArray(operation['x-required-roles']) ||
            !('x-required-scope' in operation),
        )
        .map(({ name }) => name),
    );
  });

  it('describes every parameter', () => {
    onlyFault(
      everything.flatMap(({ name, operation }) =>
        (operation.parameters ?? [])
          .map(resolve)
          .filter(({ description = '' }) => description.length < 8)
          .map((parameter) => `${name}: ${parameter.in} ${parameter.name}`),
      ),
    );
  });

  it('shows an example of every body and every answer that is no file', () => {
    onlyFault(
      everything.flatMap(({ name, operation }) =>
        [
          ['body', operation.requestBody] as const,
          ...answersOf(operation).filter(([status]) => status.startsWith('2')),
        ].flatMap(([place, part]) =>
          Object.entries(part?.content ?? {})
            .filter(([, media]) => !bytes(media) && media.example === undefined && media.examples === undefined)
            .map(([type]) => `${name}: ${place} ${type}`),
        ),
      ),
    );
  });

  it('lists the refusals of every operation by their codes, each with an example', () => {
    const faults = operations.flatMap(({ name, method, path, operation }) => {
      const expected = ['422', '500', '503', ...(operation.security!.length > 0 ? ['401', '403'] : [])];
      if (path.includes('{')) expected.push('404');
      if (method === 'post') expected.push('409');
      const said = new Map(answersOf(operation));
      return expected.filter((status) => codesOf(said.get(status)).length === 0).map((status) => `${name}: ${status}`);
    });
    onlyFault(faults);
  });

  it('tells the codes of a refusal as a closed list, the same as its examples', () => {
    onlyFault(
      operations.flatMap(({ name, operation }) =>
        answersOf(operation)
          .filter(([status, answer]) => Number(status) >= 400 && listed(answer).join() !== codesOf(answer).join())
          .map(([status]) => `${name}: ${status}`),
      ),
    );
  });

  it('names the headers of limits, versions and kept answers where they are', () => {
    const faults = operations.flatMap(({ name, method, operation }) => {
      const isUnlimited = !('429' in operation.responses);
      return answersOf(operation).flatMap(([status, { headers = {} }]) => {
        const expected = [
          ...(status.startsWith('2') ? ['X-Request-Id'] : []),
          ...(status.startsWith('2') && !isUnlimited ? ['RateLimit', 'RateLimit-Policy'] : []),
          ...(status.startsWith('2') && method === 'post' ? ['Idempotent-Replayed'] : []),
          ...(status === '429' ? ['Retry-After', 'RateLimit'] : []),
          ...(status === '503' ? ['Retry-After'] : []),
          ...(status === '401' ? ['WWW-Authenticate'] : []),
        ];
        return expected.filter((header) => !(header in headers)).map((header) => `${name}: ${status} ${header}`);
      });
    });
    onlyFault(faults);
  });

  it('asks for `If-Match` where a change honours it, also of things there is one of, and says 412', () => {
    const takes = (operation: Operation): boolean =>
      (operation.parameters ?? []).map(resolve).some(({ name }) => name === 'If-Match');
    onlyFault(
      operations
        .filter(({ operation }) => takes(operation) !== '412' in operation.responses)
        .map(({ name }) => `${name}: one without the other`),
    );
    const changing = operations.filter(
      ({ method, path }) => ['patch', 'delete'].includes(method) && path.includes('{'),
    );
    onlyFault(changing.filter(({ operation }) => !takes(operation)).map(({ name }) => name));
    for (const single of ['PATCH /v1/account', 'PUT /v1/account/billing-details', 'PUT /v1/sms/settings'])
      assert.ok(takes(operations.find(({ name }) => name === single)!.operation), single);
  });

  it('has no component that nobody uses', () => {
    const unused = Object.entries(document.components)
      .filter(([kind]) => kind !== 'securitySchemes')
      .flatMap(([kind, parts]) => Object.keys(parts).map((name) => `#/components/${kind}/${name}`))
      .filter((ref) => !text.includes(`"${ref}"`));
    onlyFault(unused);
  });

  it('tells every event of a webhook with the headers that sign it', () => {
    assert.ok(hooks.length > 60);
    const wanted = ['webhook-id', 'webhook-timestamp', 'webhook-signature', 'posthorn-sequence'];
    for (const { name, operation } of hooks)
      assert.deepEqual(
        (operation.parameters ?? []).map(resolve).map((one) => one.name),
        wanted,
        name,
      );
  });

  it('shows only examples that their schemas allow', () => {
    const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
    const named = (schema: object): object =>
      JSON.parse(JSON.stringify(schema).replaceAll('"#/components/schemas/', '"https://schemas.test/')) as object;
    // Each under a name of its own, so that it is compiled once however many operations speak of it.
    for (const [name, schema] of Object.entries(document.components['schemas']!))
      ajv.addSchema(named(schema), `https://schemas.test/${name}`);
    const seen = new Set<string>();
    const faults = everything.flatMap(({ name, operation }) =>
      [['body', operation.requestBody] as const, ...answersOf(operation)].flatMap(([place, part]) =>
        Object.values(part?.content ?? {}).flatMap((media) => {
          const key = JSON.stringify(media);
          if (seen.has(key)) return [];
          seen.add(key);
          const validate = ajv.compile(named(media.schema ?? {}));
          const wrong = examplesOf(media).filter((example) => !validate(example));
          return wrong.map((example) => {
            validate(example);
            return `${name}: ${place}: ${ajv.errorsText(validate.errors)}`;
          });
        }),
      ),
    );
    onlyFault(faults);
  });
});

/** Where an example says that something was left out of it. */
function leftOut(node: unknown, path: string, isShown: boolean): string[] {
  if (typeof node === 'string') return isShown && node.includes('…') ? [path] : [];
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) =>
    leftOut(value, `${path}/${key}`, isShown || key === 'example' || key === 'examples'),
  );
}

function examplesOf({ example, examples }: Media): unknown[] {
  const named = Object.values(examples ?? {}).map((one) => (resolve(one) as { value?: unknown }).value);
  return example === undefined ? named : [example, ...named];
}

function codesOf(answer: Answer | undefined): string[] {
  return Object.keys(answer?.content?.['application/problem+json']?.examples ?? {}).sort();
}

function listed(answer: Answer): string[] {
  const schema = answer.content?.['application/problem+json']?.schema as
    { allOf?: { properties?: { code?: { enum?: string[] } } }[] } | undefined;
  return [...(schema?.allOf?.[1]?.properties?.code?.enum ?? [])].sort();
}
