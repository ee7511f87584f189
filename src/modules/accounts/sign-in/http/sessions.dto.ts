export class SessionDto {
  /** @example "ses_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11" */
  id: string;
  /** Whether this request came with it. */
  current: boolean;
  /** Whether one of the operator’s people acts in it, in your place. */
  impersonated: boolean;
  /**
   * Where it was opened from.
   * @example "203.0.113.7"
   */
  ip: string | null;
  /** @example "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0" */
  userAgent: string | null;
  /** @example "2026-03-01T10:00:00.000Z" */
  createdAt: string;
  /**
   * To the minute.
   * @example "2026-03-01T11:12:00.000Z"
   */
  lastUsedAt: string;
  /**
   * When it ends at the latest; thirty days without a refresh end it sooner.
   * @example "2026-08-28T10:00:00.000Z"
   */
  expiresAt: string;
}
