import { Injectable } from '@nestjs/common';
import { AlertStaff } from './alert-staff.js';
import { FollowDispute } from './follow-dispute.js';
import { FollowRefunds } from './follow-refunds.js';
import { TakeTransfers } from './take-transfers.js';

/** What news of a gateway set in motion beside the payment itself. */
@Injectable()
export class NewsConsequences {
  constructor(
    readonly refunds: FollowRefunds,
    readonly alerts: AlertStaff,
    readonly disputes: FollowDispute,
    readonly transfers: TakeTransfers,
  ) {}
}
