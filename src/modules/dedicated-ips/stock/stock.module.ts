import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/index.js';
import { IpStockRepository } from './data/ip-stock.repository.js';
import { AdminIpsController, IpAddressLocator } from './http/admin-ips.controller.js';
import { ImportAddresses } from './use-cases/import-addresses.js';
import { KeepStock } from './use-cases/keep-stock.js';

/** The addresses that mail leaves from. */
@Module({
  imports: [AccountsModule],
  controllers: [AdminIpsController],
  providers: [IpStockRepository, ImportAddresses, KeepStock, IpAddressLocator],
  exports: [IpStockRepository],
})
export class IpStockModule {}
