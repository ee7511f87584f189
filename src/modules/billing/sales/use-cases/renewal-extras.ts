import { Injectable } from '@nestjs/common';
import type { Plan } from '../../catalogue/index.js';
import type { LineRequest } from '../../invoices/index.js';
import type { Subscription } from '../../subscriptions/index.js';

/** A subscription and the plan of its next term. */
export interface RenewedWith {
  subscription: Subscription;
  plan: Plan;
}

/** Answers, by subscription, the lines that are renewed together with it, priced by the plan of the next term. */
export type ExtraLines = (renewed: readonly RenewedWith[]) => Promise<ReadonlyMap<string, LineRequest[]>>;

/** Port: what was bought beside the plan costs its price again with every term. */
@Injectable()
export class RenewalExtras {
  private source: ExtraLines = () => Promise.resolve(new Map());

  register(source: ExtraLines): void {
    this.source = source;
  }

  linesOf(renewed: readonly RenewedWith[]): Promise<ReadonlyMap<string, LineRequest[]>> {
    return this.source(renewed);
  }
}
