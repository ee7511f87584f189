import { Injectable } from '@nestjs/common';
import { wireId } from '../../../../kernel/ids.js';
import type { AccountScope } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { AccountsFacade, type Actor } from '../../../accounts/index.js';
import { PaymentMethodsRepository } from '../data/payment-methods.repository.js';
import type { PaymentMethod } from '../rules/payment-method.js';

/** What is charged from now on when a purchase names nothing. Subscriptions keep what they were bought with. */
@Injectable()
export class ChooseDefaultMethod {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly methods: PaymentMethodsRepository,
    private readonly accounts: AccountsFacade,
  ) {}

  run(scope: AccountScope, id: string, actor: Actor): Promise<PaymentMethod> {
    return this.unitOfWork.run(scope, async (tx) => {
      const method = await this.methods.find(tx, scope, id);
      if (method === null || !(await this.methods.prefer(tx, scope, id))) throw platformProblems.not_found();
      if (method.isDefault) return method;
      await this.accounts.auditIn(tx, {
        accountId: scope.accountId,
        action: 'payment_method.made_default',
        actor,
        target: { type: 'payment_method', id: wireId('pm', id) },
      });
      return { ...method, isDefault: true };
    });
  }
}
