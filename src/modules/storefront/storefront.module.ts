import { Module } from '@nestjs/common';
import { QuoteRequestsModule } from './quote-requests/index.js';

@Module({ imports: [QuoteRequestsModule] })
export class StorefrontModule {}
