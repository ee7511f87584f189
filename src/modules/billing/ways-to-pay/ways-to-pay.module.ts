import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/index.js';
import { CustomersModule } from '../customers/index.js';
import { PaymentsModule } from '../payments/index.js';
import { WaysToPayController } from './http/ways-to-pay.controller.js';
import { ListWays } from './use-cases/list-ways.query.js';
import { WaysToPay } from './use-cases/ways-to-pay.js';

/** Which plan can be paid for how, by whom, and why not otherwise. */
@Module({
  imports: [CatalogueModule, CustomersModule, PaymentsModule],
  controllers: [WaysToPayController],
  providers: [WaysToPay, ListWays],
  exports: [WaysToPay],
})
export class WaysToPayModule {}
