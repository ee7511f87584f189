const RANDOM_CHARS = 10;

/** `m1234-k3x9a7q2bc`: says whose it is, and cannot be guessed, so that nobody can throttle a stranger's mail on purpose. */
export function smtpUsername(platformId: number, randomness: string): string {
  const letters = randomness.toLowerCase().replace(/[^a-z0-9]/g, '');
  if (letters.length < RANDOM_CHARS) throw new RangeError('too little randomness for a user name');
  return `m${platformId}-${letters.slice(0, RANDOM_CHARS)}`;
}
