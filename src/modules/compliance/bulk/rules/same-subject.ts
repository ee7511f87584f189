interface SoldTerms {
  bulkAllowed: boolean;
  terms: { policies: { 'bulk.sameSubjectPerHour': number | null } };
}

/**
 * From how many messages of one subject in an hour a person should look; null: never. Who may send in bulk may do so, and
 * of several subscriptions the most generous holds (D-13). Who has none any more sends nothing.
 */
export function sameSubjectLimit(sold: readonly SoldTerms[]): number | null {
  if (sold.length === 0 || sold.some(({ bulkAllowed }) => bulkAllowed)) return null;
  const limits = sold.map(({ terms }) => terms.policies['bulk.sameSubjectPerHour']);
  return limits.reduce<number | null>(
    (best, limit) => (best === null || limit === null ? null : Math.max(best, limit)),
    0,
  );
}

export function isForReview(messages: number, limit: number | null): boolean {
  return limit !== null && messages >= limit;
}
