/** What is looked at: names that point from the address to a host and back, and what is said in the dialogue. */
export const IDENTITY_CHECK_NAMES = ['ptr', 'forward', 'helo', 'banner'] as const;
export type IdentityCheckName = (typeof IDENTITY_CHECK_NAMES)[number];

/** `unknown`: could not be asked now. `skipped`: nothing to ask. Only `failed` and `unknown` keep an address from sending. */
export type IdentityResult = 'ok' | 'failed' | 'unknown' | 'skipped';

/** Why; its sentences in five languages are in `identity/rules/identity-texts.table.ts`. */
export type IdentityReason =
  | 'as_it_should_be'
  | 'no_ptr'
  | 'several_ptr'
  | 'generic_ptr'
  | 'other_ptr'
  | 'no_forward'
  | 'other_forward'
  | 'helo_unresolved'
  | 'helo_other'
  | 'other_banner'
  | 'nobody_answers'
  | 'dns_unavailable'
  | 'no_name';

export interface IdentityFinding {
  check: IdentityCheckName;
  result: IdentityResult;
  reason: IdentityReason;
  expected: string | null;
  found: string[];
}
