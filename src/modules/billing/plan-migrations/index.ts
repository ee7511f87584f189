import { PlanMigrationEntity } from './data/plan-migration.entity.js';
import { PlanMigrationNoticeEntity } from './data/plan-migration-notice.entity.js';

export { PlanMigrationsModule } from './plan-migrations.module.js';
export { AnnouncedMoves } from './use-cases/announced-moves.js';
export { type MoveReport, MoveReports } from './use-cases/move-reports.query.js';

export const PLAN_MIGRATION_ENTITIES = [PlanMigrationEntity, PlanMigrationNoticeEntity];
