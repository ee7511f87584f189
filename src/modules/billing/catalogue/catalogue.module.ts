import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/index.js';
import { CatalogueRepository } from './data/catalogue.repository.js';
import { AdminPlansController, StaffPlanLocator } from './http/admin-plans.controller.js';
import { CatalogueController } from './http/catalogue.controller.js';
import { ChoiceController } from './http/choice.controller.js';
import { Catalogue } from './use-cases/catalogue.js';
import { ComparePlans } from './use-cases/compare-plans.query.js';
import { ManagePlans } from './use-cases/manage-plans.js';
import { SeedCatalogue } from './use-cases/seed-catalogue.js';

@Module({
  imports: [AccountsModule],
  controllers: [ChoiceController, CatalogueController, AdminPlansController],
  providers: [CatalogueRepository, Catalogue, ComparePlans, ManagePlans, SeedCatalogue, StaffPlanLocator],
  exports: [Catalogue, ManagePlans, SeedCatalogue],
})
export class CatalogueModule {}
