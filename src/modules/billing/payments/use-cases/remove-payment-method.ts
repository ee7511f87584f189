import { Injectable } from '@nestjs/common';
import { wireId } from '../../../../kernel/ids.js';
import type { AccountScope } from '../../../../platform/database/tx.js';
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
      if (!(await this.methods.remove(tx, scope, id))) throw platformProblems.not_found();
      await this.accounts.auditIn(tx, {
        accountId: scope.accountId,
        action: 'payment_method.removed',
        actor,
        target: { type: 'payment_method', id: wireId('pm', id) },
      });
    });
  }
}
