import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/index.js';
import { IpStockRepository } from './data/ip-stock.repository.js';
import { AdminIpsController } from './http/admin-ips.controller.js';
import { IpAddressLocator } from './http/ip-address-locator.js';
import { ImportAddresses } from './use-cases/import-addresses.js';
import { KeepStock } from './use-cases/keep-stock.js';
import { MoveAddress } from './use-cases/move-address.js';

/** The addresses that mail leaves from. */
@Module({
  imports: [AccountsModule],
  controllers: [AdminIpsController],
  providers: [IpStockRepository, ImportAddresses, KeepStock, MoveAddress, IpAddressLocator],
  exports: [IpStockRepository, KeepStock, MoveAddress, IpAddressLocator],
})
export class IpStockModule {}
