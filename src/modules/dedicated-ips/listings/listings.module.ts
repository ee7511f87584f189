import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/index.js';
import { IpStockModule } from '../stock/index.js';
import { DnsblsRepository } from './data/dnsbls.repository.js';
import { ListingFigures } from './data/listing-figures.js';
import { IpListingsRepository } from './data/ip-listings.repository.js';
import { AdminDnsblsController, DnsblLocator } from './http/admin-dnsbls.controller.js';
import { AdminListingsController } from './http/admin-listings.controller.js';
import { IpUsers } from './ip-users.js';
import { ConfirmListingsWhenDue } from './jobs/confirm-listings-when-due.js';
import { MeasureListings } from './jobs/measure-listings.js';
import { PollListingsRegularly } from './jobs/poll-listings-regularly.js';
import { AskList } from './use-cases/ask-list.js';
import { KeepDnsbls } from './use-cases/keep-dnsbls.js';
import { ListingData, PollListings } from './use-cases/poll-listings.js';
import { ReadListings } from './use-cases/read-listings.query.js';

/** Which of our addresses the blocklists of the world name. */
@Module({
  imports: [AccountsModule, IpStockModule],
  controllers: [AdminDnsblsController, AdminListingsController],
  providers: [
    DnsblsRepository,
    IpListingsRepository,
    ListingData,
    AskList,
    IpUsers,
    PollListings,
    PollListingsRegularly,
    ListingFigures,
    MeasureListings,
    ConfirmListingsWhenDue,
    KeepDnsbls,
    ReadListings,
    DnsblLocator,
  ],
  exports: [IpUsers, KeepDnsbls, ReadListings],
})
export class ListingsModule {}
