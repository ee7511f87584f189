import { Module, type OnModuleInit } from '@nestjs/common';
import { AccountsModule } from '../../accounts/index.js';
import { CatalogueModule } from '../catalogue/index.js';
import { ComingMoves, SubscriptionsModule } from '../subscriptions/index.js';
import { PlanMigrationsRepository } from './data/plan-migrations.repository.js';
import { AdminPlanMigrationsController, MigratedPlanLocator } from './http/admin-plan-migrations.controller.js';
import { AnnounceMigrations } from './use-cases/announce-migrations.js';
import { AnnouncedMoves } from './use-cases/announced-moves.js';
import { CatalogueVersions } from './use-cases/catalogue-versions.js';
import { MoveReports } from './use-cases/move-reports.query.js';
import { PostMigration } from './use-cases/post-migration.js';
import { ReadMigrations } from './use-cases/read-migrations.query.js';
import { WithdrawMigration } from './use-cases/withdraw-migration.js';

/** Those who have an old version of a plan are told, and move, at a renewal. */
@Module({
  imports: [AccountsModule, CatalogueModule, SubscriptionsModule],
  controllers: [AdminPlanMigrationsController],
  providers: [
    PlanMigrationsRepository,
    CatalogueVersions,
    AnnouncedMoves,
    AnnounceMigrations,
    MoveReports,
    PostMigration,
    WithdrawMigration,
    ReadMigrations,
    MigratedPlanLocator,
  ],
  exports: [AnnouncedMoves, MoveReports],
})
export class PlanMigrationsModule implements OnModuleInit {
  constructor(
    private readonly coming: ComingMoves,
    private readonly moves: AnnouncedMoves,
  ) {}

  onModuleInit(): void {
    this.coming.register((subscriptions) => this.moves.of(subscriptions));
  }
}
