import type { Texts } from './texts.js';

/** One fault of one field; `field` is a dotted JSON path such as `to[0].email`. */
export interface FieldFault {
  field: string;
  code: string;
  message: string;
}

/** What a stable `code` means on each protocol. */
export interface ProblemKind {
  readonly status: number;
  readonly title: Texts;
  /** The SMTP reply for the same refusal (RFC 5321 §4.2, RFC 3463). */
  readonly smtp?: { readonly code: number; readonly enhanced: string };
  /** True when the same request may succeed later without a change. */
  readonly retryable?: boolean;
}

export interface ProblemOptions {
  detail?: Texts | string;
  /** Members beside the standard ones, e.g. `upgradeOptions`, `retryAt`. */
  extra?: Record<string, unknown>;
  errors?: FieldFault[];
  headers?: Record<string, string>;
  cause?: unknown;
}

/** An expected refusal with a stable code; becomes a problem document (RFC 9457) or an SMTP reply. */
export class Problem extends Error {
  constructor(
    readonly code: string,
    readonly kind: ProblemKind,
    readonly options: ProblemOptions = {},
  ) {
    super(code, { cause: options.cause });
    this.name = 'Problem';
  }

  get status(): number {
    return this.kind.status;
  }
  get detail(): Texts | string | undefined {
    return this.options.detail;
  }
  get extra(): Record<string, unknown> {
    return this.options.extra ?? {};
  }
  get errors(): FieldFault[] {
    return this.options.errors ?? [];
  }
}

export type ProblemFactories<T> = { readonly [K in keyof T]: (options?: ProblemOptions) => Problem };

const catalogue = new Map<string, ProblemKind>();

/**
 * Declares codes once and answers a factory for each. The union of all declarations is the error catalogue
 * of the documentation; declaring one code twice with another status is a mistake and throws at start.
 */
export function defineProblems<const T extends Record<string, ProblemKind>>(kinds: T): ProblemFactories<T> {
  const factories: Record<string, (options?: ProblemOptions) => Problem> = {};
  for (const [code, kind] of Object.entries(kinds)) {
    const known = catalogue.get(code);
    if (known && known.status !== kind.status) throw new Error(`problem code declared twice: ${code}`);
    catalogue.set(code, kind);
    factories[code] = (options) => new Problem(code, kind, options);
  }
  return factories as ProblemFactories<T>;
}

/** Every code declared so far, sorted; used by the documentation. */
export function problemCatalogue(): [string, ProblemKind][] {
  return [...catalogue].sort(([a], [b]) => a.localeCompare(b));
}
