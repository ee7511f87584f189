import type { FieldFault, ProblemKind } from '../../../kernel/problem.js';
import { problemType } from '../problems/problem-document.js';

const TRACE_ID = '5f1c0a7e9d2b4c3f8e6a1b0d4c9f7e21';

/** What the codes about fields say of one of them. */
const FAULTS: Record<string, FieldFault> = {
  validation_failed: { field: 'to[0].email', code: 'required', message: 'This field is required.' },
  unknown_field: { field: 'colour', code: 'unknown_field', message: 'This field is not known here.' },
  reference_not_found: { field: 'planId', code: 'reference_not_found', message: 'There is no such plan.' },
  invalid_query: { field: 'limit', code: 'too_large', message: 'limit must not be greater than 500' },
  invalid_cursor: { field: 'cursor', code: 'invalid_cursor', message: 'The cursor does not belong to this list' },
};

/** One refusal with this code, as the wire carries it. */
export function problemExample(code: string, kind: ProblemKind): object {
  const fault = FAULTS[code];
  return {
    summary: kind.title.en,
    value: {
      type: problemType(code),
      title: kind.title.en,
      status: kind.status,
      detail: kind.title.en,
      code,
      traceId: TRACE_ID,
      ...(fault ? { errors: [fault] } : {}),
    },
  };
}

export const PROBLEM_SCHEMAS = {
  FieldFault: {
    type: 'object',
    required: ['field', 'code', 'message'],
    properties: {
      field: { type: 'string', description: 'Dotted path, such as `to[0].email`.', examples: ['to[0].email'] },
      code: { type: 'string', description: 'Stable; `required` for a missing field.', examples: ['required'] },
      message: { type: 'string', description: 'For people, in their language.', examples: ['This field is required.'] },
    },
  },
  Problem: {
    type: 'object',
    description:
      'A refusal (RFC 9457). `code` never changes; `title` and `detail` follow `Accept-Language` (en, fr, de, es, it). Some codes bring members of their own.',
    required: ['type', 'title', 'status', 'detail', 'code', 'traceId'],
    properties: {
      type: { type: 'string', format: 'uri', description: 'A URN made of the code.' },
      title: { type: 'string', description: 'What this code means.' },
      status: { type: 'integer', description: 'The same as that of the answer.' },
      detail: { type: 'string', description: 'What happened this time.' },
      code: { type: 'string', description: 'Stable: decide by it. Newer versions may know more codes.' },
      traceId: { type: 'string', description: 'The same as `X-Request-Id`.' },
      errors: {
        type: 'array',
        description: 'All faults of the fields at once, on 422.',
        items: { $ref: '#/components/schemas/FieldFault' },
      },
      retryAt: { type: 'string', format: 'date-time', description: 'When it may succeed, where that is known.' },
      requiredScope: { type: ['string', 'null'], description: 'On `insufficient_scope`: what the key lacks.' },
      requiredRoles: {
        type: 'array',
        items: { type: 'string' },
        description: 'On `role_required`: one of these would do.',
      },
      limit: { type: 'integer', description: 'Of the limit that was met: how much it allows.' },
      used: { type: 'integer', description: '… and how much of it is used.' },
      limitKind: { type: 'string', description: 'On a quota that is used up: which of the limits.' },
      upgradeOptions: { type: 'array', items: {}, description: 'What to buy so that it succeeds.' },
      blockIds: { type: 'array', items: { type: 'string' }, description: 'On `account_blocked`: the blocks in force.' },
    },
    additionalProperties: true,
  },
};
