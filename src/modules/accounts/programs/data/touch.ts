import { type Instant, toDate } from '../../../../kernel/time/instant.js';

/** That a key or credential was used: when, and from which address. */
export interface Use {
  id: string;
  at: Instant;
  ip: string | null;
}

/** Any number of uses in one statement; a later use of another process stays. */
export function touchText(table: 'api_keys' | 'smtp_credentials'): string {
  return `update ${table} t set last_used_at = u.at, last_used_ip = u.ip
    from unnest($1::uuid[], $2::timestamptz[], $3::text[]) u (id, at, ip)
    where t.id = u.id and (t.last_used_at is null or t.last_used_at < u.at)`;
}

/** In the order of ids, so that two processes never wait for each other crosswise. */
export function touchValues(uses: readonly Use[]): unknown[] {
  const sorted = [...uses].sort((a, b) => (a.id < b.id ? -1 : 1));
  return [sorted.map(({ id }) => id), sorted.map(({ at }) => toDate(at)), sorted.map(({ ip }) => ip)];
}
