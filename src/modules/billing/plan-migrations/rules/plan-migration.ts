import type { LocalDate } from '../../../../kernel/time/calendar.js';
import type { Instant } from '../../../../kernel/time/instant.js';
import type { Actor } from '../../../accounts/index.js';
import type { Interval } from '../../catalogue/index.js';

/** Staff move those who have older versions of a plan to another version, of the same plan or of another one. */
export interface PlanMigration {
  id: string;
  planId: string;
  toVersionId: string;
  /** The first day on which a renewal may be for the other version. */
  effectiveFrom: LocalDate;
  noticesFromAt: Instant;
  reason: string;
  postedBy: Actor;
  postedAt: Instant;
  /** When the scheduler looks for people to tell next; null when there is nobody left. */
  dueAt: Instant | null;
  /** Nobody has an old version any more. */
  finishedAt: Instant | null;
  withdrawnAt: Instant | null;
}

/** What a customer was told: his subscription goes on under another version from the renewal at `effectiveAt` on. */
export interface MigrationNotice {
  id: string;
  accountId: string;
  migrationId: string;
  subscriptionId: string;
  fromVersionId: string;
  toVersionId: string;
  interval: Interval;
  effectiveAt: Instant;
  noticedAt: Instant;
  withdrawnAt: Instant | null;
}

export type MigrationStatus = 'scheduled' | 'announced' | 'finished' | 'withdrawn';

export function statusOf(migration: PlanMigration, now: Instant): MigrationStatus {
  if (migration.withdrawnAt !== null) return 'withdrawn';
  if (migration.finishedAt !== null) return 'finished';
  return now < migration.noticesFromAt ? 'scheduled' : 'announced';
}
