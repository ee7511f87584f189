import { WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import { type Instant, toIso } from '../../../../kernel/time/instant.js';
import { statusOf } from '../rules/plan-migration.js';
import type { ReadMigration } from '../use-cases/read-migrations.query.js';
import type { PlanMigrationView } from './plan-migrations.dto.js';

export function presentMigration({ migration, to, sent, withdrawn }: ReadMigration, now: Instant): PlanMigrationView {
  const { id, planId, effectiveFrom, noticesFromAt, reason, postedAt, withdrawnAt } = migration;
  return {
    id: wireId(WIRE_PREFIXES.planMigration, id),
    planId: wireId(WIRE_PREFIXES.plan, planId),
    toPlanId: wireId(WIRE_PREFIXES.plan, to.id),
    toVersion: to.version,
    effectiveFrom,
    noticesFrom: toIso(noticesFromAt),
    reason,
    status: statusOf(migration, now),
    notices: { sent, withdrawn },
    postedAt: toIso(postedAt),
    withdrawnAt: withdrawnAt === null ? null : toIso(withdrawnAt),
  };
}
