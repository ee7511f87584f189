import { WIRE_PREFIXES } from '../../../kernel/ids.js';
import type { FoundOperation, Operation } from './operations.js';
import { wordsFor } from './parameter-words.table.js';
import type { Reference, SharedParts } from './shared-parts.js';

type Parameter = Record<string, unknown> & { name: string; in: string; schema?: Record<string, unknown> };

const UUID = '0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11';
const KIND_OF = new Map(Object.entries(WIRE_PREFIXES).map(([kind, prefix]) => [prefix as string, kind]));
const WIRE_ID = /^\^([a-z]+)_\[0-9a-f-\]\{36\}\$$/;
/** Of every list alike; some lists say more. */
const OF_LISTS: Record<string, { part: string; description: string }> = {
  limit: { part: 'Limit', description: 'Items of one page.' },
  cursor: { part: 'Cursor', description: '`nextCursor` of the page before.' },
};

const HEADERS = {
  AcceptLanguage: {
    name: 'Accept-Language',
    description: 'Language of texts for people: en, fr, de, es or it. Codes never change.',
    schema: { type: 'string', examples: ['fr'] },
  },
  IdempotencyKey: {
    name: 'Idempotency-Key',
    description: 'The same key and body again answer what the first call answered, for 30 days.',
    schema: { type: 'string', maxLength: 255, examples: ['order-4711'] },
  },
  IfMatch: {
    name: 'If-Match',
    description: 'The `ETag` that was read; 412 `version_conflict` when the resource has changed since.',
    schema: { type: 'string', examples: ['"3q2-7wAAqgBhc3NpZ24x8Q"'] },
  },
} as const;

/** Headers that a whole kind of operations reads, words for what has none, and references for what many share. */
export function describeParameters(found: FoundOperation, parts: SharedParts): void {
  const { operation } = found;
  const own = ((operation.parameters ?? []) as Parameter[]).filter((parameter) => !isByItself(parameter));
  const named = own.map((parameter) => shared(worded(parameter, operation), parts));
  const headers = headersOf(found).map((name) => {
    return parts.refer('parameters', name, { in: 'header', required: false, ...HEADERS[name] });
  });
  if (named.length + headers.length > 0) operation.parameters = [...named, ...headers] as Record<string, unknown>[];
}

function headersOf({ method, operation }: FoundOperation): (keyof typeof HEADERS)[] {
  const reads = (operation.parameters ?? []).some(isLanguage);
  return [
    ...(reads ? (['AcceptLanguage'] as const) : []),
    ...(method === 'post' ? (['IdempotencyKey'] as const) : []),
    ...(operation['x-conditional'] === true ? (['IfMatch'] as const) : []),
  ];
}

function isLanguage(parameter: Record<string, unknown>): boolean {
  return parameter['in'] === 'header' && String(parameter['name']).toLowerCase() === 'accept-language';
}

/** OpenAPI says that `Accept` is no parameter: the media types of the answers say what may be asked for. */
function isByItself(parameter: Record<string, unknown>): boolean {
  return (
    isLanguage(parameter) || (parameter['in'] === 'header' && String(parameter['name']).toLowerCase() === 'accept')
  );
}

function worded(parameter: Parameter, operation: Operation): Parameter {
  if (typeof parameter['description'] === 'string' && parameter['description'] !== '') return parameter;
  const kind = kindOf(parameter);
  const description = kind === undefined ? wordsFor(parameter, operation.operationId ?? '') : wordsOfId(kind);
  return description === undefined ? parameter : { ...parameter, description };
}

function shared(parameter: Parameter, parts: SharedParts): Parameter | Reference {
  const { name, in: place, description, schema } = parameter;
  const kind = kindOf(parameter);
  const list = place === 'query' ? OF_LISTS[name] : undefined;
  if (list !== undefined && list.description === description) return parts.refer('parameters', list.part, parameter);
  if (kind === undefined) return parameter;
  const shown = { name, in: place, required: true, description, schema: { ...schema, examples: [exampleOf(schema)] } };
  const isPlain = name === 'id' && description === wordsOfId(kind);
  return isPlain ? parts.refer('parameters', `${kind.charAt(0).toUpperCase()}${kind.slice(1)}Id`, shown) : shown;
}

/** Of which kind of thing an id in the path is. */
function kindOf({ in: place, schema }: Parameter): string | undefined {
  const pattern = schema?.['pattern'];
  const prefix = place === 'path' && typeof pattern === 'string' ? WIRE_ID.exec(pattern)?.[1] : undefined;
  return prefix === undefined ? undefined : KIND_OF.get(prefix);
}

function wordsOfId(kind: string): string {
  const words = kind.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return `The id of the ${words
    .replace(/^ip\b/, 'IP')
    .replace(/^sms\b/, 'SMS')
    .replace(/^api\b/, 'API')
    .replace(/^smtp\b/, 'SMTP')}.`;
}

function exampleOf(schema: Record<string, unknown> | undefined): string {
  return `${WIRE_ID.exec(String(schema?.['pattern']))?.[1] ?? ''}_${UUID}`;
}
