import { Injectable } from '@nestjs/common';
import type { Instant } from '../../../../kernel/time/instant.js';
import type { AccountScope } from '../../../../platform/database/tx.js';

/** Why a subscription rests although it is paid for, and when that ends by itself. */
export interface Suspension {
  reason: 'daily_quota';
  since: Instant;
  until: Instant;
}
/** Answers the resting subscriptions of an account, by id. */
export type SuspensionsOf = (scope: AccountScope, now: Instant) => Promise<ReadonlyMap<string, Suspension>>;

/** Port: quota counts, and so knows who rests until midnight. */
@Injectable()
export class Suspensions {
  private source: SuspensionsOf = () => Promise.resolve(new Map());

  register(source: SuspensionsOf): void {
    this.source = source;
  }

  of(scope: AccountScope, now: Instant): Promise<ReadonlyMap<string, Suspension>> {
    return this.source(scope, now);
  }
}
