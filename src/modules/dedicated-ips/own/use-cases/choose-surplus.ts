import { Injectable } from '@nestjs/common';
import { WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import type { AccountScope } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { AccountsFacade, type Actor } from '../../../accounts/index.js';
import { IpSurplusRepository } from '../data/ip-surplus.repository.js';
import type { SurplusChoice } from '../rules/surplus.js';

/** The owner says beforehand what becomes of addresses that a smaller plan does not include. */
@Injectable()
export class ChooseSurplus {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly surplus: IpSurplusRepository,
    private readonly accounts: AccountsFacade,
  ) {}

  run(scope: AccountScope, choice: SurplusChoice, actor: Actor): Promise<void> {
    return this.unitOfWork.run(scope, async (tx) => {
      await this.surplus.choose(tx, scope, choice, actor.id);
      await this.accounts.auditIn(tx, {
        accountId: scope.accountId,
        action: 'dedicated_ips.after_downgrade_chosen',
        actor,
        target: { type: 'account', id: wireId(WIRE_PREFIXES.account, scope.accountId) },
        changes: { choice },
      });
    });
  }
}
