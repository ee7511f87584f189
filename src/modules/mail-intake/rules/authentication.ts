/** RFC 8601 §2.7; `skipped` when nobody could be asked in time. */
export type AuthenticationResult =
  'pass' | 'fail' | 'softfail' | 'neutral' | 'none' | 'policy' | 'temperror' | 'permerror' | 'skipped';

/** What is known about who sent a mail. It refuses nothing: whoever reads the mail judges by it. */
export interface Authentication {
  spf: { result: AuthenticationResult; domain: string | null };
  dkim: { result: AuthenticationResult; domain: string }[];
  dmarc: { result: AuthenticationResult; domain: string | null };
  arc: { result: AuthenticationResult };
}

export const NOT_ASKED: Authentication = {
  spf: { result: 'skipped', domain: null },
  dkim: [],
  dmarc: { result: 'skipped', domain: null },
  arc: { result: 'skipped' },
};

/** Whether a domain stands for the mail, whichever it is: somebody can be held to it. */
export function isProven(authentication: Authentication | null): boolean {
  if (authentication === null) return false;
  const { spf, dkim, dmarc } = authentication;
  return dmarc.result === 'pass' || spf.result === 'pass' || dkim.some(({ result }) => result === 'pass');
}

const RESULTS: ReadonlySet<string> = new Set<AuthenticationResult>([
  'pass',
  'fail',
  'softfail',
  'neutral',
  'none',
  'policy',
  'temperror',
  'permerror',
]);

/** A word of a verifier; what it does not know is an error that may pass. */
export function resultOf(word: unknown): AuthenticationResult {
  return typeof word === 'string' && RESULTS.has(word) ? (word as AuthenticationResult) : 'temperror';
}
