interface Dated {
  status: string;
  expiresAt: string | null;
  daysLeft: number | null;
}

export interface Expiry {
  expiresAt: string | null;
  daysLeft: number | null;
}

/**
 * The last day of the platform: of what runs, the day that comes last, because an account may do what the best of its
 * subscriptions allows (D-13). Free plans have no last day. When nothing runs any more, the day it ended.
 */
export function expiryOf(subscriptions: readonly Dated[]): Expiry {
  const running = subscriptions.filter(({ status }) => status === 'active' || status === 'past_due');
  const dated = running.filter(({ expiresAt }) => expiresAt !== null);
  const candidates = running.length > 0 ? dated : subscriptions.filter(({ status }) => status === 'expired');
  const last = candidates.reduce<Dated | null>(
    (best, one) => (best === null || (one.expiresAt ?? '') > (best.expiresAt ?? '') ? one : best),
    null,
  );
  return { expiresAt: last?.expiresAt ?? null, daysLeft: last?.daysLeft ?? null };
}
