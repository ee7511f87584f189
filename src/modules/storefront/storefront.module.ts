import { Module } from '@nestjs/common';
import { QuoteRequestsModule } from './quote-requests/index.js';
import { ShopModule } from './shop/index.js';

@Module({ imports: [QuoteRequestsModule, ShopModule] })
export class StorefrontModule {}
