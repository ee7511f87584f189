import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { IpListingsRepository, type ListingFilter } from '../data/ip-listings.repository.js';
import type { IpListingEntity } from '../data/ip-listing.entity.js';

export interface ListingWithAccounts {
  listing: IpListingEntity;
  accountIds: string[];
}

/** What the blocklists said, for staff. */
@Injectable()
export class ReadListings {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly listings: IpListingsRepository,
  ) {}

  one(id: string): Promise<ListingWithAccounts | null> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      const listing = await this.listings.find(tx, id);
      return listing && (await this.withAccounts(tx, [listing]))[0]!;
    });
  }

  /** One more than the limit when there are more. */
  page(filter: ListingFilter, before: string | null, limit: number): Promise<ListingWithAccounts[]> {
    return this.unitOfWork.runAsWorker(async (tx) =>
      this.withAccounts(tx, await this.listings.page(tx, filter, before, limit + 1)),
    );
  }

  private async withAccounts(tx: Tx, listings: IpListingEntity[]): Promise<ListingWithAccounts[]> {
    const accounts = await this.listings.accountsOf(
      tx,
      listings.map(({ id }) => id),
    );
    return listings.map((listing) => ({ listing, accountIds: accounts.get(listing.id) ?? [] }));
  }
}
