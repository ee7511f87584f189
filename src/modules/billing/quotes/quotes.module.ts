import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/index.js';
import { TaxModule } from '../tax/index.js';
import { QuotesController } from './http/quotes.controller.js';
import { QuotePlan } from './use-cases/quote-plan.js';

@Module({
  imports: [CatalogueModule, TaxModule],
  controllers: [QuotesController],
  providers: [QuotePlan],
})
export class QuotesModule {}
