import { Injectable } from '@nestjs/common';
import type { AccountScope } from '../../../../platform/database/tx.js';
import { ReadEntitlements } from '../../subscriptions/index.js';

/** How many addresses of its own an account may have now. */
export interface IpAllowance {
  /** Within the price of its plan. */
  included: number;
  purchased: number;
  /** The contractual messages a month of its largest plan; null without any. */
  monthlyVolume: number | null;
}

@Injectable()
export class ReadIpAllowance {
  constructor(private readonly entitlements: ReadEntitlements) {}

  /** Never from memory: something is decided by it. */
  async of(scope: AccountScope): Promise<IpAllowance> {
    const { best, subscriptions } = await this.entitlements.of(scope);
    const volumes = subscriptions.flatMap(({ terms }) => (terms.monthlyVolume === null ? [] : [terms.monthlyVolume]));
    return {
      included: best?.dedicatedIpsIncluded.value ?? 0,
      purchased: best?.dedicatedIpsBought ?? 0,
      monthlyVolume: volumes.length === 0 ? null : Math.max(...volumes),
    };
  }
}
