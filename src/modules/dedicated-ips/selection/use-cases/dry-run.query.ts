import { Injectable } from '@nestjs/common';
import type { AccountScope } from '../../../../platform/database/tx.js';
import { dedicatedIpProblems } from '../../dedicated-ips.errors.js';
import { type EgressQuestion, type Selected, selectEgress } from '../rules/select-egress.js';
import { EgressSnapshot } from './egress-snapshot.js';

/** Which way a message would take, and why; nothing is sent. */
@Injectable()
export class DryRunRouting {
  constructor(private readonly snapshot: EgressSnapshot) {}

  /** @throws pool_not_allowed */
  async run({ accountId }: AccountScope, question: Omit<EgressQuestion, 'accountId'>): Promise<Selected> {
    await this.snapshot.refresh();
    const selected = selectEgress(this.snapshot.table, { ...question, accountId });
    if (selected === null) throw dedicatedIpProblems.pool_not_allowed(poolFault());
    return selected;
  }
}

/** One answer for a pool of another account and for one that does not exist. */
export function poolFault(): { errors: { field: string; code: string; message: string }[] } {
  return { errors: [{ field: 'ipPool', code: 'pool_not_allowed', message: 'None of your pools is called so.' }] };
}
