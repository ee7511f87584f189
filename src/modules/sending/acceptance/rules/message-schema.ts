import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import type { FieldFault } from '../../../../kernel/problem.js';
import { fault } from './message-content.js';
import { MAX_CUSTOM_ID, MAX_RECIPIENTS, MAX_TAG, MAX_TAGS } from './message-options.js';

export const MAX_BATCH = 1_000;
const MAX_FAULTS = 200;
const ONE_LINE = '^[^\\u0000-\\u0008\\u000a-\\u001f\\u007f]*$';

const line = (maxLength: number) => ({ type: 'string', maxLength, pattern: ONE_LINE });
const address = {
  type: 'object',
  required: ['email'],
  additionalProperties: false,
  properties: {
    email: { type: 'string', maxLength: 320 },
    name: { ...line(250), description: 'Shown in place of the address.' },
  },
} as const;
const addresses = { type: 'array', maxItems: MAX_RECIPIENTS, items: address } as const;

/** `POST /v1/messages`; also published in the API document. */
export const MESSAGE_SCHEMA = {
  type: 'object',
  required: ['from'],
  additionalProperties: false,
  properties: {
    from: { ...address, description: 'A verified sender, or any address of a verified domain.' },
    to: { ...addresses, description: 'Together with `cc` and `bcc` from 1 to 1,000; each counts against the quota.' },
    cc: { ...addresses, description: 'Get a copy, and everybody sees it.' },
    bcc: { ...addresses, description: 'Get a copy, and nobody sees it.' },
    replyTo: {
      anyOf: [address, { type: 'array', maxItems: 20, items: address }],
      description: 'Where answers go, if not to `from`.',
    },
    subject: { ...line(998), description: 'Needed, unless a template has one.' },
    text: { type: 'string', description: 'The plain text. One of `text`, `html` and `templateId` is needed.' },
    html: { type: 'string', description: 'The mail as HTML.' },
    templateId: { type: 'string', maxLength: 100, description: 'A template, in place of subject, text and HTML.' },
    variables: { type: 'object', description: 'What the template fills in.' },
    language: {
      type: 'string',
      maxLength: 35,
      pattern: '^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,4}$',
      description: 'Which translation of the template; its own language where there is none.',
    },
    attachments: {
      type: 'array',
      maxItems: 100,
      description: 'Files. The whole message may be as large as the plan allows (`GET /v1/account/entitlements`).',
      items: {
        type: 'object',
        additionalProperties: false,
        properties: {
          filename: {
            type: 'string',
            minLength: 1,
            maxLength: 255,
            pattern: ONE_LINE,
            description: 'What the receiver saves it as.',
          },
          contentType: {
            type: 'string',
            maxLength: 127,
            pattern: '^[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*$',
            description: 'Its media type.',
          },
          content: { type: 'string', description: 'The bytes in base64; either this or `uploadId`.' },
          inline: {
            type: 'boolean',
            description: 'Shown within the HTML, which names it as `cid:` and its `contentId`.',
          },
          contentId: {
            type: 'string',
            minLength: 1,
            maxLength: 200,
            pattern: "^[!#-'*+\\-./0-9=?A-Z^_`a-z{|}~]+(@[A-Za-z0-9.-]+)?$",
            description: 'The name by which the HTML calls it.',
          },
          uploadId: { type: 'string', maxLength: 100, description: 'A file of `POST /v1/uploads`.' },
        },
      },
    },
    headers: {
      type: 'object',
      maxProperties: 50,
      additionalProperties: line(4_000),
      description: 'Header fields of your own; those that Posthorn writes are refused with `header_not_allowed`.',
    },
    tags: {
      type: 'array',
      maxItems: MAX_TAGS,
      items: { type: 'string', minLength: 1, maxLength: MAX_TAG, pattern: ONE_LINE },
      description: 'Words of your own to find and count it by; they come back in events.',
    },
    customId: {
      type: 'string',
      minLength: 1,
      maxLength: MAX_CUSTOM_ID,
      pattern: ONE_LINE,
      description: 'Your own id of it; comes back in events. It need not be unique.',
    },
    stream: {
      type: 'string',
      enum: ['transactional', 'marketing'],
      description: 'Default `transactional`; `marketing` adds one-click unsubscribing.',
    },
    sendAt: {
      type: 'string',
      maxLength: 40,
      description: 'Leaves then (ISO 8601), within the next 90 days; past or left out: at once.',
    },
    expiresAt: {
      type: 'string',
      maxLength: 40,
      description: 'Is not tried any more after this (ISO 8601); without it for some days.',
    },
    track: {
      type: 'object',
      additionalProperties: false,
      properties: {
        opens: { type: 'boolean', description: 'Adds a picture that counts opens.' },
        clicks: { type: 'boolean', description: 'Leads links over this installation.' },
      },
      description: 'What is counted; what is left out is as its domain has it.',
    },
    sandbox: { type: 'boolean', description: 'Everything is checked, nothing is sent or counted.' },
    ipPool: { type: 'string', maxLength: 100, description: 'Which of your pools of addresses it leaves from.' },
  },
} as const;

export interface WireAddress {
  email: string;
  name?: string;
}
export interface WireAttachment {
  filename?: string;
  contentType?: string;
  content?: string;
  inline?: boolean;
  contentId?: string;
  uploadId?: string;
}
/** A body that passed the schema. */
export interface WireMessage {
  from: WireAddress;
  to?: WireAddress[];
  cc?: WireAddress[];
  bcc?: WireAddress[];
  replyTo?: WireAddress | WireAddress[];
  subject?: string;
  text?: string;
  html?: string;
  templateId?: string;
  variables?: Record<string, unknown>;
  language?: string;
  attachments?: WireAttachment[];
  headers?: Record<string, string>;
  tags?: string[];
  customId?: string;
  stream?: 'transactional' | 'marketing';
  sendAt?: string;
  expiresAt?: string;
  track?: { opens?: boolean; clicks?: boolean };
  sandbox?: boolean;
  ipPool?: string;
}

const isWireMessage: ValidateFunction<WireMessage> = new Ajv({
  allErrors: true,
  strict: false,
  messages: false,
}).compile(MESSAGE_SCHEMA);

/** All faults of shape at once, with dotted paths; none means the value is a `WireMessage`. */
export function shapeFaults(value: unknown): FieldFault[] {
  if (isWireMessage(value)) return [];
  const faults = new Map<string, FieldFault>();
  for (const error of isWireMessage.errors ?? []) {
    const found = faultOf(error);
    if (found && !faults.has(found.field) && faults.size < MAX_FAULTS) faults.set(found.field, found);
  }
  return [...faults.values()];
}

const CODES: Record<string, string> = {
  type: 'wrong_type',
  enum: 'not_allowed',
  maxLength: 'too_long',
  minLength: 'too_short',
  maxItems: 'too_many',
  maxProperties: 'too_many',
};

function faultOf(error: ErrorObject): FieldFault | null {
  const path = dotted(error.instancePath);
  const { params } = error as { params: Record<string, unknown> };
  if (error.keyword === 'anyOf') return null;
  if (error.keyword === 'additionalProperties')
    return fault(joined(path, String(params['additionalProperty'])), 'unknown_field');
  if (error.keyword === 'required') return fault(joined(path, String(params['missingProperty'])), 'required');
  if (error.keyword === 'pattern')
    return fault(path, /contentType|contentId|language/.test(error.schemaPath) ? 'wrong_format' : 'invalid_characters');
  if (error.keyword === 'maxItems') return fault(path, 'too_many', `At most ${String(params['limit'])} items.`);
  if (error.keyword === 'maxLength') return fault(path, 'too_long', `At most ${String(params['limit'])} characters.`);
  return fault(path, CODES[error.keyword] ?? 'wrong_format');
}

function joined(path: string, name: string): string {
  return (path === '' ? name : `${path}.${name}`).slice(0, 300);
}

/** `/to/0/email` → `to[0].email` (RFC 6901 escapes undone). */
function dotted(pointer: string): string {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replace(/~1/g, '/').replace(/~0/g, '~'))
    .reduce((path, part) => (/^\d+$/.test(part) && path !== 'headers' ? `${path}[${part}]` : joined(path, part)), '');
}
