import { Module } from '@nestjs/common';
import { CatalogueRepository } from './data/catalogue.repository.js';
import { CatalogueController } from './http/catalogue.controller.js';
import { Catalogue } from './use-cases/catalogue.js';
import { SeedCatalogue } from './use-cases/seed-catalogue.js';

@Module({
  controllers: [CatalogueController],
  providers: [CatalogueRepository, Catalogue, SeedCatalogue],
  exports: [Catalogue, SeedCatalogue],
})
export class CatalogueModule {}
