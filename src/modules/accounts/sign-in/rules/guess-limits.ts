/** How many guesses of one kind are judged. Counters are rows of the database, kept by a hash of kind and name. */
export interface GuessLimits {
  kind: string;
  /** failures in fifteen minutes; then nothing is judged until the first of them is that old */
  most: number;
  /** failures, and guesses that are being judged, at once */
  mostJudged: number;
  mostADay: number | null;
}

/** Passwords, of people and of SMTP credentials, by login name. */
export const PASSWORD_GUESSES: GuessLimits = { kind: 'sign-in', most: 10, mostJudged: 20, mostADay: null };

/**
 * Codes of a second factor, by person. Three of a million codes count at any time, so thirty guesses a day come through with a
 * chance of one in eleven thousand, however they are spread.
 */
export const CODE_GUESSES: GuessLimits = { kind: 'second-factor', most: 5, mostJudged: 5, mostADay: 30 };
