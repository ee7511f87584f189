/** A small contract, and ways to change it. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { house } from './house.js';

export interface Change {
  key: string;
  at: string;
  text: string;
  breaks: boolean;
}
export type Json = Record<string, unknown>;

export const load = async <T>(path: string): Promise<T> => (await import(pathToFileURL(join(house, path)).href)) as T;
export const { contractOf } = await load<{ contractOf: (document: Json, version: string) => Json }>(
  'scripts/lib/contract/contract-of.mjs',
);
export const { compareContracts } = await load<{ compareContracts: (was: Json, now: Json) => Change[] }>(
  'scripts/lib/contract/compare.mjs',
);
const LETTER = {
  type: 'object',
  required: ['id', 'text'],
  properties: {
    id: { type: 'string' },
    text: { type: 'string', description: 'Words.' },
    state: { type: 'string', enum: ['new', 'sent'] },
    weight: { type: ['integer', 'null'], minimum: 0 },
    place: { anyOf: [{ $ref: '#/components/schemas/Place' }, { type: 'null' }] },
  },
};
const PLACE = { type: 'object', required: ['town'], properties: { town: { type: 'string' } } };
const WISH = {
  type: 'object',
  additionalProperties: false,
  required: ['text'],
  properties: {
    text: { type: 'string', maxLength: 100 },
    kind: { type: 'string', enum: ['plain', 'fine'] },
    copies: { type: 'integer', minimum: 1, maximum: 9 },
    to: { type: 'array', items: { $ref: '#/components/schemas/Place' } },
  },
};

/** A document of one operation, with places to change it at. */
export function documentWith(change: (parts: Parts) => void): Json {
  const parts: Parts = structuredClone({
    operation: {
      operationId: 'writeLetter',
      summary: 'Write a letter',
      security: [{ bearer: [] }],
      'x-required-roles': ['owner', 'admin'],
      'x-required-scope': 'send',
      parameters: [{ name: 'limit', in: 'query', required: false, schema: { type: 'integer', maximum: 500 } }],
      requestBody: { required: true, content: { 'application/json': { schema: WISH } } },
      responses: {
        '201': { headers: { ETag: {} }, content: { 'application/json': { schema: LETTER } } },
        '409': { $ref: '#/components/responses/Busy' },
      },
    },
    at: ['/v1/letters', 'post'],
    busy: { content: { 'application/problem+json': { examples: { key_in_use: {}, letter_sent: {} } } } },
    event: structuredClone(LETTER),
    place: PLACE,
  });
  change(parts);
  const [path, method] = parts.at as [string, string];
  return {
    paths: parts.operation ? { [path]: { [method]: parts.operation } } : {},
    webhooks: parts.event
      ? {
          'letter.sent': {
            post: { requestBody: { required: true, content: { 'application/json': { schema: parts.event } } } },
          },
        }
      : {},
    components: { schemas: { Place: parts.place }, responses: { Busy: parts.busy } },
  };
}
// The tests reach deep into JSON: what they touch they name.
type Loose = { [name: string]: Loose } & { push(value: unknown): void; pop(): void };
export type Parts = Record<string, unknown>;
export const inside = (part: unknown, ...path: string[]): Loose =>
  path.reduce((node, name) => node[name] as Loose, part as Loose);
export const bodyOf = (parts: Parts): Loose =>
  inside(parts['operation'], 'requestBody', 'content', 'application/json', 'schema');
export const answerOf = (parts: Parts): Loose =>
  inside(parts['operation'], 'responses', '201', 'content', 'application/json', 'schema');
export const set = (node: Loose, name: string, value: unknown): void => void ((node as Json)[name] = value);

export const compare = (change: (parts: Parts) => void): Change[] =>
  compareContracts(
    contractOf(
      documentWith(() => undefined),
      '1',
    ),
    contractOf(documentWith(change), '2'),
  );
