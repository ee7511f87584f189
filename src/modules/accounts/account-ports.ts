import { Injectable } from '@nestjs/common';
import { SubscriptionReferences } from './programs/index.js';
import { AccountParts } from './sign-in/index.js';
import { SeatPlans } from './team/index.js';

/** Where higher modules register what they add. */
@Injectable()
export class AccountPorts {
  constructor(
    readonly parts: AccountParts,
    readonly subscriptions: SubscriptionReferences,
    readonly seatPlans: SeatPlans,
  ) {}
}
