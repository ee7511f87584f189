import type { CountryRule } from './country-rule.js';

/** A sender that staff approved for an account; no countries: for all. */
export interface ApprovedSender {
  key: string;
  countries: readonly string[];
}

const ALPHA = /^(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11}$/;
const NARROW_ALPHA = /^(?=.*[A-Za-z])[A-Za-z][A-Za-z0-9]{0,10}$/;

export type SenderKind = 'name' | 'number' | 'short_code';

/** Null: it can be no sender anywhere. Names have 1–11 letters, digits and blanks with a letter among them. */
export function senderKind(sender: string): SenderKind | null {
  if (/^\+[1-9]\d{6,14}$/.test(sender)) return 'number';
  if (/^\d{3,8}$/.test(sender)) return 'short_code';
  return ALPHA.test(sender) && sender.trim() === sender ? 'name' : null;
}

/** Two ways of writing one sender have one key. */
export function senderKey(sender: string): string {
  return sender.toLowerCase().replace(/^\+/, '');
}

/**
 * Whether a sender may be shown in a country. Names go as they come where the country lets them; numbers and short codes are
 * somebody's, so staff must have approved them for this account.
 */
export function mayShow(sender: string, rule: CountryRule, approved: readonly ApprovedSender[]): boolean {
  const kind = senderKind(sender);
  if (kind === null) return false;
  const isApproved = approved.some(
    ({ key, countries }) => key === senderKey(sender) && (countries.length === 0 || countries.includes(rule.country)),
  );
  if (kind !== 'name') return isApproved;
  if (rule.alphaSenders === 'not_allowed') return false;
  if (rule.alphaShape === 'no_spaces_no_leading_digit' && !NARROW_ALPHA.test(sender)) return false;
  return rule.alphaSenders === 'allowed' || isApproved;
}
