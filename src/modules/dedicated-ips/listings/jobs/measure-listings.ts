import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Metrics } from '../../../../platform/observability/metrics.js';
import { ListingFigures } from '../data/listing-figures.js';

/** How many listings of our addresses stand, as figures. Which they are is in the list of listings. */
@Injectable()
export class MeasureListings implements OnModuleInit {
  constructor(
    private readonly listings: ListingFigures,
    private readonly metrics: Metrics,
  ) {}

  onModuleInit(): void {
    this.metrics.observeEach('ip_listings_open', async () =>
      (await this.listings.openBySeverity()).map(({ severity, open }) => ({ labels: { severity }, value: open })),
    );
  }
}
