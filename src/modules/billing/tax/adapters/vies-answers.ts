import type { RegistryAnswer } from './vat-number-registry.port.js';

/** Errors that a change on our side must end. All others pass by themselves. */
const OPERATOR_ERRORS = new Set(['VAT_BLOCKED', 'IP_BLOCKED', 'INVALID_REQUESTER_INFO']);

/**
 * Reads what VIES sent. It reports errors with status 200 as well as 400 and 500, and a gateway before it may answer
 * with pages of HTML, so only a body that says `valid: true` or `valid: false` about our number is an answer.
 */
export function readViesAnswer(status: number, body: string, asked: { prefix: string; body: string }): RegistryAnswer {
  const parsed = parseObject(body);
  if (parsed === null) return unknown(`HTTP_${status}`);
  const error = errorOf(parsed);
  if (error === 'INVALID_INPUT') return definite('invalid', parsed);
  if (error !== null) return unknown(error);
  const { valid } = parsed;
  if (status !== 200 || typeof valid !== 'boolean') return unknown(`HTTP_${status}`);
  if (!isAbout(parsed, asked)) return unknown('OTHER_NUMBER');
  return definite(valid ? 'valid' : 'invalid', parsed);
}

export function unknown(reason: string): RegistryAnswer {
  return { kind: 'unknown', reason, needsOperator: OPERATOR_ERRORS.has(reason) };
}

function definite(kind: 'valid' | 'invalid', answer: Record<string, unknown>): RegistryAnswer {
  return {
    kind,
    consultationNumber: text(answer['requestIdentifier']),
    name: text(answer['name']),
    address: text(answer['address']),
    answer,
  };
}

function errorOf(body: Record<string, unknown>): string | null {
  const [first] = Array.isArray(body['errorWrappers']) ? (body['errorWrappers'] as { error?: unknown }[]) : [];
  const code = text(first?.error) ?? text(body['userError']);
  if (code !== null && code !== 'VALID' && code !== 'INVALID') return code.toUpperCase().slice(0, 60);
  return body['actionSucceed'] === false ? 'UNNAMED_ERROR' : null;
}

/** Germany and Spain answer `---` where others write a name. */
function text(value: unknown): string | null {
  const trimmed = typeof value === 'string' ? value.trim() : '';
  return trimmed === '' || /^-+$/.test(trimmed) ? null : trimmed.slice(0, 1_000);
}

function isAbout(answer: Record<string, unknown>, asked: { prefix: string; body: string }): boolean {
  const { countryCode, vatNumber } = answer;
  const sameCountry = typeof countryCode !== 'string' || countryCode === '' || countryCode === asked.prefix;
  return sameCountry && (typeof vatNumber !== 'string' || vatNumber === '' || vatNumber === asked.body);
}

function parseObject(body: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}
