import { newId } from '../../../../kernel/ids.js';
import { type Instant, toDate } from '../../../../kernel/time/instant.js';
import { parseAddress } from '../../addresses/index.js';

export type SuppressionScope = 'all' | 'marketing';
export type SuppressionSource = 'bounce' | 'complaint' | 'unsubscribe' | 'api' | 'import';
export const SCOPES: readonly SuppressionScope[] = ['all', 'marketing'];
export const SOURCES: readonly SuppressionSource[] = ['bounce', 'complaint', 'unsubscribe', 'api', 'import'];

export interface NewSuppression {
  accountId: string;
  /** As it was written to. */
  email: string;
  /** `no_such_user`, `mailbox_disabled`, `complaint`, `unsubscribe`, `manual`, … */
  reason: string;
  source: SuppressionSource;
  scope: SuppressionScope;
  /** Of the bounce that was the reason. */
  class?: string | null;
  /** Until when it counts; null or nothing: until somebody removes it. */
  expiresAt?: Instant | null;
  deliveryId?: string | null;
}

export interface Suppression {
  id: string;
  email: string;
  reason: string;
  source: SuppressionSource;
  scope: SuppressionScope;
  class: string | null;
  createdAt: Instant;
  expiresAt: Instant | null;
}

export interface SuppressionRow extends Omit<Suppression, 'scope'> {
  scope: number;
}

export const COLUMNS = 'id, email, reason, source, scope, class, created_at as "createdAt", expires_at as "expiresAt"';

/** What lasts longer wins: an ended entry is renewed, one that ends sooner is lengthened, any other stays as it is. */
export const UNLESS_LISTED = `on conflict (account_id, email_key, scope) do update
    set email = excluded.email, reason = excluded.reason, source = excluded.source, class = excluded.class,
        delivery_id = excluded.delivery_id, expires_at = excluded.expires_at,
        created_at = case when s.expires_at <= excluded.created_at then excluded.created_at else s.created_at end
    where s.expires_at is not null and (excluded.expires_at is null or excluded.expires_at > s.expires_at)`;

export const INSERT = `insert into suppressions as s (id, account_id, email_key, email, scope, reason, source, class, delivery_id, created_at, expires_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ${UNLESS_LISTED} returning ${COLUMNS}`;

export function insertValues(entry: NewSuppression, now: Instant): unknown[] {
  return [
    newId(now),
    entry.accountId,
    addressKey(entry.email),
    entry.email,
    SCOPES.indexOf(entry.scope),
    entry.reason,
    entry.source,
    entry.class ?? null,
    entry.deliveryId ?? null,
    toDate(now),
    entry.expiresAt == null ? null : toDate(entry.expiresAt),
  ];
}

/** The form in which addresses are compared. */
export function addressKey(email: string): string {
  return parseAddress(email)?.key ?? email.toLowerCase();
}

export function suppressionOf(row: SuppressionRow): Suppression {
  return { ...row, scope: SCOPES[row.scope] ?? 'all' };
}
