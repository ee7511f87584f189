import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/index.js';
import { DocumentsModule } from '../documents/index.js';
import { TaxModule } from '../tax/index.js';
import { QuotesController } from './http/quotes.controller.js';
import { QuoteAsDocument } from './use-cases/quote-as-document.js';
import { QuotePlan } from './use-cases/quote-plan.js';

@Module({
  imports: [CatalogueModule, TaxModule, DocumentsModule],
  controllers: [QuotesController],
  providers: [QuotePlan, QuoteAsDocument],
})
export class QuotesModule {}
