import { Injectable } from '@nestjs/common';
import { WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import type { AccountScope } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { AccountsFacade, type Actor } from '../../../accounts/index.js';
import { addOnProblems } from '../add-ons.errors.js';
import { AddOnsRepository } from '../data/add-ons.repository.js';
import type { AddOn } from '../rules/add-on.js';

/** What is billed by the month is given up with the month that is paid. What runs with its plan ends with that. */
@Injectable()
export class CancelAddOn {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly addOns: AddOnsRepository,
    private readonly accounts: AccountsFacade,
  ) {}

  /** The same again changes nothing. @throws add_on_not_cancellable */
  run(scope: AccountScope, wanted: { subscriptionId: string; id: string; actor: Actor }): Promise<AddOn> {
    const { subscriptionId, id, actor } = wanted;
    return this.unitOfWork.run(scope, async (tx) => {
      const addOn = await this.addOns.lock(tx, scope, id);
      if (addOn?.subscriptionId !== subscriptionId) throw platformProblems.not_found();
      if (addOn.cancelledAt !== null) return addOn;
      const { status, period, paidUntil } = addOn;
      if (status !== 'active' || period !== 'month') throw addOnProblems.add_on_not_cancellable({ extra: { status } });
      await this.addOns.update(tx, addOn, { cancelledAt: tx.now });
      await this.accounts.auditIn(tx, {
        accountId: scope.accountId,
        action: 'add_on.cancelled',
        actor,
        target: { type: 'add_on', id: wireId(WIRE_PREFIXES.addOn, id) },
        changes: { paidUntil },
      });
      return { ...addOn, cancelledAt: tx.now };
    });
  }
}
