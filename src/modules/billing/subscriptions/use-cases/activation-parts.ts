import { Injectable } from '@nestjs/common';
import type { Instant } from '../../../../kernel/time/instant.js';
import type { Tx } from '../../../../platform/database/tx.js';
import type { Quota } from '../../catalogue/index.js';

/** A subscription has begun; `replaces` is the one that it ended (the free one of the same offer), if any. */
export interface Activation {
  accountId: string;
  subscriptionId: string;
  replaces: string | null;
  quota: Quota;
  zone: string;
  anchorAt: Instant;
}

/** Port: what else must happen in the very transaction that makes a subscription active. */
export interface ActivationPart {
  readonly name: string;
  activatedIn(tx: Tx, activation: Activation): Promise<void>;
}

/** A running subscription goes on under another plan from now on. */
export interface PlanChange {
  accountId: string;
  subscriptionId: string;
  before: Quota;
  after: Quota;
  zone: string;
  /** From which cycles are counted now. */
  anchorAt: Instant;
  /** From which they were counted, when a new period has begun with the change. */
  anchorBefore?: Instant;
}

/** Port: what else must happen in the very transaction that changes the plan of a running subscription. */
export interface PlanChangedPart {
  readonly name: string;
  planChangedIn(tx: Tx, change: PlanChange): Promise<void>;
}

@Injectable()
export class ActivationParts {
  private readonly parts: ActivationPart[] = [];
  private readonly changeParts: PlanChangedPart[] = [];

  register(part: ActivationPart): void {
    this.parts.push(part);
  }

  async activatedIn(tx: Tx, activation: Activation): Promise<void> {
    for (const part of this.parts) await part.activatedIn(tx, activation);
  }

  registerPlanChanged(part: PlanChangedPart): void {
    this.changeParts.push(part);
  }

  async planChangedIn(tx: Tx, change: PlanChange): Promise<void> {
    for (const part of this.changeParts) await part.planChangedIn(tx, change);
  }
}
