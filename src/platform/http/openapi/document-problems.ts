import { problemCatalogue, type ProblemKind } from '../../../kernel/problem.js';
import { PROBLEM_MEDIA_TYPE, problemType } from '../problems/problem-document.js';
import { type FoundOperation, PROBLEMS_EXTENSION } from './operations.js';

const FIELD_FAULTS = new Set([
  'validation_failed',
  'unknown_field',
  'reference_not_found',
  'invalid_query',
  'invalid_cursor',
]);
const TRACE_ID = '5f1c0a7e9d2b4c3f8e6a1b0d4c9f7e21';

/** Every error answer of an operation: those of all operations of its kind, and its own. One example per code. */
export function documentProblems(found: FoundOperation): void {
  const kinds = new Map(problemCatalogue());
  const byStatus = new Map<number, [string, ProblemKind][]>();
  for (const code of codesOf(found)) {
    const kind = kinds.get(code);
    if (!kind) throw new Error(`${found.operation.operationId} documents an unknown problem code: ${code}`);
    byStatus.set(kind.status, [...(byStatus.get(kind.status) ?? []), [code, kind]]);
  }
  for (const [status, problems] of [...byStatus].sort(([a], [b]) => a - b)) {
    found.operation.responses[String(status)] = {
      description: problems.map(([code]) => `\`${code}\``).join(', '),
      ...(responseHeaders(status) ? { headers: responseHeaders(status) } : {}),
      content: {
        [PROBLEM_MEDIA_TYPE]: {
          schema: { $ref: '#/components/schemas/Problem' },
          examples: Object.fromEntries(problems.map(([code, kind]) => [code, { value: example(code, kind) }])),
        },
      },
    };
  }
  delete found.operation[PROBLEMS_EXTENSION];
}

/** What may happen to any operation with this method, these parameters and this access. */
function codesOf({ method, path, operation }: FoundOperation): string[] {
  const isPublic = operation['x-access'] === 'public';
  const takesKeys = operation['x-required-scope'] !== null && operation['x-required-scope'] !== undefined;
  const isStaff = operation['x-access'] === 'staff';
  const reads = operation.requestBody !== undefined;
  const isList = (operation.parameters ?? []).some((parameter) => parameter['name'] === 'cursor');
  const own = (operation[PROBLEMS_EXTENSION] as string[] | undefined) ?? [];
  return [
    ...new Set([
      ...(reads
        ? ['invalid_json', 'payload_too_large', 'unsupported_media_type', 'validation_failed', 'unknown_field']
        : []),
      ...(isPublic ? [] : ['unauthenticated', 'forbidden']),
      ...(isStaff ? ['role_required'] : []),
      ...(operation['x-access'] === 'account' && method !== 'get'
        ? ['impersonation_read_only', 'impersonation_not_allowed']
        : []),
      ...(takesKeys ? ['insufficient_scope', 'network_not_allowed'] : []),
      ...(path.includes('{') ? ['not_found'] : []),
      ...(path.includes('{') && (method === 'patch' || method === 'delete') ? ['version_conflict'] : []),
      ...(method === 'post' ? ['idempotency_key_in_use', 'idempotency_key_reused', 'validation_failed'] : []),
      ...(isList ? ['invalid_cursor'] : []),
      ...own,
      'invalid_query',
      'rate_limited',
      'internal_error',
      'unavailable',
    ]),
  ];
}

function responseHeaders(status: number): Record<string, unknown> | null {
  if (status === 401)
    return { 'WWW-Authenticate': { schema: { type: 'string' }, description: 'The schemes that are understood.' } };
  if (status === 429 || status === 503)
    return { 'Retry-After': { schema: { type: 'integer' }, description: 'Seconds to wait.' } };
  return null;
}

function example(code: string, kind: ProblemKind): Record<string, unknown> {
  return {
    type: problemType(code),
    title: kind.title.en,
    status: kind.status,
    detail: kind.title.en,
    code,
    traceId: TRACE_ID,
    ...(FIELD_FAULTS.has(code) ? { errors: [faultExample(code)] } : {}),
  };
}

function faultExample(code: string): Record<string, string> {
  if (code === 'validation_failed')
    return { field: 'to[0].email', code: 'required', message: 'This field is required.' };
  if (code === 'invalid_query')
    return { field: 'limit', code: 'too_large', message: 'limit must not be greater than 500' };
  if (code === 'invalid_cursor') return { field: 'cursor', code, message: 'The cursor does not belong to this list' };
  if (code === 'reference_not_found') return { field: 'planId', code, message: 'There is no such plan.' };
  return { field: 'colour', code, message: 'This field is not known here.' };
}

export const PROBLEM_SCHEMAS = {
  FieldFault: {
    type: 'object',
    required: ['field', 'code', 'message'],
    properties: {
      field: { type: 'string', description: 'Dotted path, such as `to[0].email`.' },
      code: { type: 'string', description: 'Stable; `required` for a missing field.' },
      message: { type: 'string' },
    },
  },
  Problem: {
    type: 'object',
    description: 'RFC 9457. `code` never changes; `title` and `detail` follow `Accept-Language` (en, fr, de, es, it).',
    required: ['type', 'title', 'status', 'detail', 'code', 'traceId'],
    properties: {
      type: { type: 'string', format: 'uri' },
      title: { type: 'string' },
      status: { type: 'integer' },
      detail: { type: 'string' },
      code: { type: 'string' },
      traceId: { type: 'string', description: 'The same as `X-Request-Id`.' },
      errors: {
        type: 'array',
        description: 'All faults of the fields at once, on 422.',
        items: { $ref: '#/components/schemas/FieldFault' },
      },
    },
    additionalProperties: true,
  },
};
