import type { ProblemCode } from './problem-codes.js';
import type { components } from './schema.js';

export type ProblemDocument = components['schemas']['Problem'];
/** The codes of this version; a newer server may know more. */
export type AnyProblemCode = ProblemCode | (string & {});

/** A refusal of the API, or an answer that is none of it (`unexpected_answer`: something stands in between). */
export class PosthornProblem extends Error {
  override readonly name = 'PosthornProblem';
  /** Decide by this: it never changes. */
  readonly code: AnyProblemCode;
  readonly status: number;
  /** One sentence for people, in the language that was asked for. */
  readonly detail: string;
  /** Name it when you ask for help. */
  readonly traceId: string;
  /** All faults of the fields at once. */
  readonly errors: NonNullable<ProblemDocument['errors']>;

  constructor(
    /** The whole document; some codes bring members of their own. */
    readonly problem: ProblemDocument,
    readonly response: Response,
  ) {
    super(`${response.status} ${problem.code}: ${problem.detail}`);
    this.code = problem.code;
    this.status = response.status;
    this.detail = problem.detail;
    this.traceId = problem.traceId;
    this.errors = problem.errors ?? [];
  }

  /** Seconds that the server asks to wait; null when it does not say. */
  get retryAfterSeconds(): number | null {
    return retryAfterSeconds(this.response);
  }

  /** Whether this is one of these refusals; narrows nothing, but a code that does not exist does not compile. */
  is(...codes: ProblemCode[]): boolean {
    return (codes as string[]).includes(this.code);
  }
}

export function problemOf(error: unknown, response: Response): PosthornProblem {
  return new PosthornProblem(isProblem(error) ? error : unexpected(error, response), response);
}

export function retryAfterSeconds(response: Response): number | null {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : null;
}

function isProblem(error: unknown): error is ProblemDocument {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string';
}

function unexpected(error: unknown, response: Response): ProblemDocument {
  return {
    type: 'about:blank',
    title: 'The answer is not from Posthorn',
    status: response.status,
    detail: typeof error === 'string' && error !== '' ? error.slice(0, 200) : response.statusText,
    code: 'unexpected_answer',
    traceId: response.headers.get('x-request-id') ?? '',
  };
}
