const FIRST_MS = 1_000;
const LONGEST_MS = 60_000;
const REFUSED_FIRST_MS = 60_000;
const REFUSED_LONGEST_MS = 15 * 60_000;

/**
 * How long a bind waits after so many failures in a row. A carrier that refuses the login is left alone much longer than a
 * network that is away. `chance` (0 to 1) spreads the processes of an installation.
 */
export function rebindDelayMs(failures: number, why: 'network' | 'refused', chance: number): number {
  const [first, longest] = why === 'refused' ? [REFUSED_FIRST_MS, REFUSED_LONGEST_MS] : [FIRST_MS, LONGEST_MS];
  const full = Math.min(longest, first * 2 ** Math.min(Math.max(failures - 1, 0), 20));
  return Math.round(full * (0.5 + chance / 2));
}
