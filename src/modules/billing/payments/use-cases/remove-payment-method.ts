import { Injectable } from '@nestjs/common';
import { wireId } from '../../../../kernel/ids.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { AccountsFacade, type Actor } from '../../../accounts/index.js';
import { PaymentMethodsRepository } from '../data/payment-methods.repository.js';

/** Nothing new is paid with it; what was begun is finished. */
@Injectable()
export class RemovePaymentMethod {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly methods: PaymentMethodsRepository,
    private readonly accounts: AccountsFacade,
  ) {}

  run(scope: AccountScope, id: string, actor: Actor): Promise<void> {
    return this.unitOfWork.run(scope, async (tx) => {
      if (!(await this.removeIn(tx, scope, id, actor))) throw platformProblems.not_found();
    });
  }

  /** In somebody's transaction; false when there is none any more. The gateway lets go of it afterwards. */
  async removeIn(tx: Tx, scope: AccountScope, id: string, actor: Actor): Promise<boolean> {
    if (!(await this.methods.remove(tx, scope, id))) return false;
    await this.accounts.auditIn(tx, {
      accountId: scope.accountId,
      action: 'payment_method.removed',
      actor,
      target: { type: 'payment_method', id: wireId('pm', id) },
    });
    return true;
  }
}
