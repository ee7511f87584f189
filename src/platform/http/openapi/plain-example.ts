import type { Schema } from './operations.js';

const UUID = '0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11';
const PREFIX = /^\^\(?([a-z]+)_/;

const FORMATS: Record<string, unknown> = {
  'date-time': '2026-03-01T10:00:00.000Z',
  date: '2026-03-01',
  email: 'ada@example.net',
  uri: 'https://acme.example/',
  ipv4: '198.51.100.7',
  byte: '',
  uuid: UUID,
};

/** What fields of these names hold, where their class says nothing. */
const NAMES: Record<string, string> = {
  name: 'Acme',
  email: 'ada@example.net',
  subject: 'Your order',
  domain: 'acme.example',
  country: 'FR',
  currency: 'EUR',
  reason: 'As agreed by telephone.',
  note: 'Seen and in order.',
  ip: '198.51.100.7',
  url: 'https://acme.example/',
  timeZone: 'Europe/Paris',
  language: 'fr',
};

/** Something of the right form where a field shows nothing of its own; undefined when that cannot be known. */
export function plainExample(schema: Schema, name: string): unknown {
  const types = [schema.type ?? []].flat();
  if (types.includes('null')) return null;
  if (types.includes('boolean')) return true;
  if (types.includes('integer') || types.includes('number')) return schema.minimum ?? 0;
  if (types.includes('object')) return {};
  return types.includes('string') ? plainText(schema, name) : undefined;
}

function plainText(schema: Schema, name: string): string | undefined {
  const candidates = [
    schema.format === undefined ? undefined : FORMATS[schema.format],
    NAMES[name],
    idFor(schema),
    schema.format === undefined ? '…' : undefined,
    'A few words.',
  ];
  return candidates.find((text): text is string => typeof text === 'string' && fits(text, schema));
}

function idFor({ pattern }: Schema): string | undefined {
  const prefix = PREFIX.exec(pattern ?? '')?.[1];
  return prefix === undefined ? undefined : `${prefix}_${UUID}`;
}

function fits(text: string, { format, pattern, minLength = 0 }: Schema): boolean {
  if (format !== undefined && FORMATS[format] !== text) return false;
  return text.length >= minLength && (pattern === undefined || new RegExp(pattern, 'u').test(text));
}
