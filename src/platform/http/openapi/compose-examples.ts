import type { FoundOperation, Media, Schema } from './operations.js';
import { plainExample, sumShown } from './plain-example.js';

const MAX_DEPTH = 12;
const JSON_TYPE = 'application/json';

/** Answers, and bodies (`request`), as the product itself gave and took them: by operation, by status. */
export type RecordedExamples = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** What texts of these kinds look like, where their operation shows nothing. */
const TEXTS: Record<string, string> = {
  'text/plain':
    '# HELP posthorn_smtp_sessions Open sessions on the SMTP ports.\n# TYPE posthorn_smtp_sessions gauge\nposthorn_smtp_sessions 42\n',
  'text/html': '<!doctype html>\n<title>Your order 4711</title>\n<p>It is on its way.</p>\n',
  'message/rfc822':
    'From: shop@acme.example\r\nTo: ada@example.net\r\nSubject: Your order\r\n\r\nIt is on its way.\r\n',
  'image/svg+xml': '<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 720 240"></svg>',
  'text/event-stream': 'id: 42\nevent: ticket\ndata: {"ticketId":"tkt_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11"}\n\n',
};

/** A whole example of each body and answer: one that was recorded, else one made of the examples of the fields. */
export function composeExamples(
  { operation }: FoundOperation,
  schemas: Record<string, Schema>,
  recorded: RecordedExamples,
): void {
  const known = recorded[operation.operationId ?? ''] ?? {};
  const contents: [string, { content?: Record<string, Media> } | undefined][] = [
    ['request', operation.requestBody],
    ...Object.entries(operation.responses as Record<string, object>).filter(([status]) => status.startsWith('2')),
  ];
  for (const [place, part] of contents)
    for (const [type, media] of Object.entries(part?.content ?? {})) show(type, media, schemas, known[place]);
}

function show(type: string, media: Media, schemas: Record<string, Schema>, recorded: unknown): void {
  if (!media.schema || media.examples !== undefined) return;
  if (type === JSON_TYPE && recorded !== undefined) media.example = recorded;
  if (media.example !== undefined) return;
  const isText = media.schema.type === 'string' && media.schema.format !== 'binary';
  const example = isText ? (media.schema.example ?? TEXTS[type]) : exampleOf(media.schema, schemas);
  if (example !== undefined) media.example = example;
}

/** Undefined when a field that must be there has nothing to show. */
export function exampleOf(schema: Schema, schemas: Record<string, Schema>, depth = 0, name = ''): unknown {
  if (depth > MAX_DEPTH) return undefined;
  if (schema.example !== undefined) return schema.example;
  if (schema.examples?.[0] !== undefined) return schema.examples[0];
  if (schema.default !== undefined) return schema.default;
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (schema.$ref)
    return exampleOf(schemas[schema.$ref.replace('#/components/schemas/', '')] ?? {}, schemas, depth + 1, name);
  for (const choice of schema.allOf ?? schema.anyOf ?? schema.oneOf ?? []) {
    const example = exampleOf(choice, schemas, depth + 1, name);
    if (example !== undefined) return example;
  }
  if (schema.type === 'array') return schema.items ? listOf(exampleOf(schema.items, schemas, depth + 1, name)) : [];
  return schema.properties ? membersOf(schema, schemas, depth) : plainExample(schema, name);
}

function listOf(item: unknown): unknown[] {
  return item === undefined ? [] : [item];
}

function membersOf(schema: Schema, schemas: Record<string, Schema>, depth: number): unknown {
  const members: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(schema.properties ?? {})) {
    const example = exampleOf(member, schemas, depth + 1, name);
    if (example !== undefined) members[name] = sumShown(name, example);
    else if (schema.required?.includes(name)) return undefined;
  }
  return members;
}
