import { Module } from '@nestjs/common';
import { CatalogueRepository } from './data/catalogue.repository.js';
import { CatalogueController } from './http/catalogue.controller.js';
import { ChoiceController } from './http/choice.controller.js';
import { Catalogue } from './use-cases/catalogue.js';
import { ComparePlans } from './use-cases/compare-plans.query.js';
import { SeedCatalogue } from './use-cases/seed-catalogue.js';

@Module({
  controllers: [ChoiceController, CatalogueController],
  providers: [CatalogueRepository, Catalogue, ComparePlans, SeedCatalogue],
  exports: [Catalogue, SeedCatalogue],
})
export class CatalogueModule {}
