import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../../platform/outbox/consumers.js';
import { FollowListings } from '../use-cases/follow-listings.js';

@Injectable()
export class MoveTrafficWhenListingIsConfirmed implements EventConsumer<'ip.listing_confirmed.v1'> {
  readonly name = 'move-traffic-when-listing-is-confirmed';
  readonly event = 'ip.listing_confirmed.v1';
  readonly queue = 'events';

  constructor(
    consumers: Consumers,
    private readonly follow: FollowListings,
  ) {
    consumers.register(this);
  }

  async handle({ payload }: ReceivedEvent<'ip.listing_confirmed.v1'>, _tx: Tx): Promise<void> {
    await this.follow.about(payload.listingId);
  }
}
