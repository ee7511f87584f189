export interface Candidate {
  username: string;
  emailConfirmed: boolean;
  passwordMatches: boolean;
}

export type Choice<C> =
  { kind: 'signed_in'; person: C } | { kind: 'username_required'; usernames: string[] } | { kind: 'wrong' };

/**
 * Who signs in, of the people that share a login name. Several confirmed people of one address belong to whoever reads its
 * mail, so the right password of one may learn the names of all. People who never confirmed the address prove nothing by it:
 * they learn the names their own password opens, and none of a stranger's.
 */
export function choosePerson<C extends Candidate>(candidates: readonly C[]): Choice<C> {
  const confirmed = candidates.filter((candidate) => candidate.emailConfirmed);
  if (confirmed.some((candidate) => candidate.passwordMatches)) return among(confirmed, confirmed);
  const pending = candidates.filter((candidate) => !candidate.emailConfirmed && candidate.passwordMatches);
  return pending.length === 0 ? { kind: 'wrong' } : among(pending, pending);
}

function among<C extends Candidate>(pool: readonly C[], named: readonly C[]): Choice<C> {
  const [only, ...others] = pool;
  if (only && others.length === 0) return { kind: 'signed_in', person: only };
  return { kind: 'username_required', usernames: named.map((candidate) => candidate.username) };
}
