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
const NUMBERS: Record<string, number> = {
  attempt: 1,
  attempts: 1,
  count: 1,
  expectedMonthlyVolume: 40_000,
  line: 3,
  passes: 2,
  recipientCount: 1,
  score: 72,
  sequence: 4711,
  sizeBytes: 18_432,
  tries: 1,
  version: 3,
};
const NAMES: Record<string, string> = {
  name: 'Acme',
  text: 'As agreed by telephone.',
  message: 'This is not what was expected.',
  explanation: 'It follows from what is shown beside it.',
  code: 'validation_failed',
  title: 'Something in the request is not right',
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

/** Sums of one sale, so that a document that is shown adds up. */
const SUMS: Record<string, string> = {
  unitPrice: '120.00',
  net: '240.00',
  vatAmount: '48.00',
  gross: '288.00',
  amountPaid: '288.00',
  amountDue: '0.00',
  amountCredited: '0.00',
  amountRefunded: '0.00',
  refunded: '0.00',
};

/** What is shown of money depends on what it is the sum of. */
export function sumShown(name: string, example: unknown): unknown {
  const isMoney = typeof example === 'object' && example !== null && 'amount' in example && 'currency' in example;
  return isMoney && SUMS[name] !== undefined ? { ...example, amount: SUMS[name] } : example;
}

/** Something of the right form where a field shows nothing of its own; undefined when that cannot be known. */
export function plainExample(schema: Schema, name: string): unknown {
  const types = [schema.type ?? []].flat();
  if (types.includes('null')) return null;
  if (types.includes('boolean')) return true;
  if (types.includes('integer') || types.includes('number')) return NUMBERS[name] ?? schema.minimum ?? 0;
  if (types.includes('object')) return {};
  return types.includes('string') ? plainText(schema, name) : undefined;
}

function plainText(schema: Schema, name: string): string | undefined {
  const candidates = [
    schema.format === undefined ? undefined : FORMATS[schema.format],
    NAMES[name],
    idFor(schema),
    /At$/.test(name) ? FORMATS['date-time'] : undefined,
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
