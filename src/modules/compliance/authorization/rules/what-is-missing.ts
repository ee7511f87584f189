import { CLEAN_SENDING, SCORE_POINTS } from '../../record/index.js';

/** What an account lacks for its next tier. */
export interface Missing {
  /** A field of the profile, or `email`, `domain`, `cleanSends`, `cleanDays`, `review`. */
  field: string;
  /** What giving it adds to the score; null where it adds nothing. */
  points: number | null;
  /** How far it has come, where it is counted. */
  have: number | null;
  need: number | null;
}

export interface ProgressFacts {
  tier: number;
  /** Staff fixed the tier, or a risk waits for a person: nothing but a review helps. */
  needsPerson: boolean;
  missingFields: readonly string[];
  domainAuthenticated: boolean;
  cleanSends: number;
  cleanDays: number;
}

/** In the order in which it is best done; empty for who may everything. */
export function whatIsMissing(facts: ProgressFacts): Missing[] {
  if (facts.tier >= 4) return [];
  if (facts.tier === 0) return [plain('email', SCORE_POINTS.emailConfirmed)];
  if (facts.needsPerson) return [plain('review')];
  if (facts.missingFields.length > 0) {
    return facts.missingFields.map((field) => plain(field, SCORE_POINTS[field as keyof typeof SCORE_POINTS]));
  }
  const domain = facts.domainAuthenticated ? [] : [plain('domain')];
  if (facts.tier === 3) return [...domain, ...counted('cleanDays', facts.cleanDays, CLEAN_SENDING.days)];
  return [...domain, ...counted('cleanSends', facts.cleanSends, CLEAN_SENDING.sends)];
}

function plain(field: string, points: number | null = null): Missing {
  return { field, points, have: null, need: null };
}

/** What is reached is not missing any more. */
function counted(field: string, have: number, need: number): Missing[] {
  return have >= need ? [] : [{ field, points: null, have, need }];
}
