import { Resting } from './account/index.js';
import { Injectable } from '@nestjs/common';
import { CloseAccounts, LeavingParts } from './leaving/index.js';
import { SubscriptionReferences } from './programs/index.js';
import { AccountParts } from './sign-in/index.js';
import { SeatPlans } from './team/index.js';

/** Where higher modules register what they add, and end what they gave. */
@Injectable()
export class AccountPorts {
  constructor(
    readonly parts: AccountParts,
    readonly subscriptions: SubscriptionReferences,
    readonly seatPlans: SeatPlans,
    readonly leaving: LeavingParts,
    readonly closing: CloseAccounts,
    readonly resting: Resting,
  ) {}
}
