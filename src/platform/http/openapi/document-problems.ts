import { problemCatalogue, type ProblemKind } from '../../../kernel/problem.js';
import { PROBLEM_MEDIA_TYPE } from '../problems/problem-document.js';
import { type HeaderName, headersNamed } from './answer-headers.js';
import { type FoundOperation, PROBLEMS_EXTENSION } from './operations.js';
import { problemExample } from './problem-example.js';
import type { SharedParts } from './shared-parts.js';

/** Refusals that many operations share, by the codes they can have. Every other one is written out where it belongs. */
const SHARED: Record<string, string> = {
  invalid_json: 'InvalidJson',
  unauthenticated: 'Unauthenticated',
  forbidden: 'Forbidden',
  'forbidden,role_required': 'StaffForbidden',
  'forbidden,insufficient_scope,network_not_allowed': 'ReadForbidden',
  'forbidden,impersonation_not_allowed,impersonation_read_only': 'PersonForbidden',
  'forbidden,impersonation_not_allowed,impersonation_read_only,insufficient_scope,network_not_allowed':
    'ChangeForbidden',
  not_found: 'NotFound',
  idempotency_key_in_use: 'KeyInUse',
  version_conflict: 'VersionConflict',
  payload_too_large: 'PayloadTooLarge',
  unsupported_media_type: 'UnsupportedMediaType',
  invalid_query: 'InvalidQuery',
  'invalid_cursor,invalid_query': 'InvalidListQuery',
  'invalid_query,unknown_field,validation_failed': 'InvalidChange',
  'idempotency_key_reused,invalid_query,validation_failed': 'InvalidCall',
  'idempotency_key_reused,invalid_query,unknown_field,validation_failed': 'InvalidBody',
  'idempotency_key_reused,invalid_query,reference_not_found,unknown_field,validation_failed': 'InvalidReference',
  rate_limited: 'RateLimited',
  internal_error: 'InternalError',
  unavailable: 'Unavailable',
};

const CODE = 'Which refusal it is; stable, what a program decides by.';

type Named = [code: string, kind: ProblemKind];

/** Every refusal of an operation: those of all operations of its kind, and its own. One example per code. */
export function documentProblems(found: FoundOperation, parts: SharedParts): void {
  const kinds = new Map(problemCatalogue());
  const byStatus = new Map<number, Named[]>();
  for (const code of codesOf(found)) {
    const kind = kinds.get(code);
    if (!kind) throw new Error(`${found.operation.operationId} documents an unknown problem code: ${code}`);
    byStatus.set(kind.status, [...(byStatus.get(kind.status) ?? []), [code, kind]]);
  }
  for (const [status, problems] of [...byStatus].sort(([a], [b]) => a - b)) {
    const named = problems.sort(([a], [b]) => (a < b ? -1 : 1));
    const shared = SHARED[named.map(([code]) => code).join(',')];
    const answer = refusal(status, named, parts);
    found.operation.responses[String(status)] = shared ? parts.refer('responses', shared, answer) : answer;
  }
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
      ...(operation['x-conditional'] === true ? ['version_conflict'] : []),
      ...(method === 'post' ? ['idempotency_key_in_use', 'idempotency_key_reused', 'validation_failed'] : []),
      ...(isList ? ['invalid_cursor'] : []),
      ...(operation['x-unlimited'] === true ? [] : ['rate_limited']),
      ...own,
      'invalid_query',
      'internal_error',
      'unavailable',
    ]),
  ];
}

function refusal(status: number, problems: readonly Named[], parts: SharedParts): object {
  const headers = headersNamed(headersOf(status), parts);
  const codes = problems.map(([code]) => code);
  return {
    description: problems.map(([code, kind]) => `\`${code}\`: ${kind.title.en}`).join('. \n'),
    ...(Object.keys(headers).length > 0 ? { headers } : {}),
    content: {
      [PROBLEM_MEDIA_TYPE]: {
        schema: {
          allOf: [
            { $ref: '#/components/schemas/Problem' },
            {
              type: 'object',
              required: ['code'],
              properties: { code: { type: 'string', enum: codes, description: CODE } },
            },
          ],
        },
        examples: Object.fromEntries(
          problems.map(([code, kind]) => [code, parts.refer('examples', code, problemExample(code, kind))]),
        ),
      },
    },
  };
}

function headersOf(status: number): HeaderName[] {
  if (status === 401) return ['WWW-Authenticate'];
  if (status === 429) return ['Retry-After', 'RateLimit-Policy', 'RateLimit'];
  return status === 503 ? ['Retry-After'] : [];
}
