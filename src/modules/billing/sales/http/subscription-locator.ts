import { Injectable } from '@nestjs/common';
import { parseWireId } from '../../../../kernel/ids.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { type Caller, callerScope, type ResourceLocator } from '../../../../platform/http/index.js';
import { SoldPlans } from '../use-cases/sold-plans.js';

@Injectable()
export class SubscriptionLocator implements ResourceLocator {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly plans: SoldPlans,
  ) {}

  locate(caller: Caller | null, parameters: Record<string, string>): Promise<object | null> {
    const id = parseWireId('sub', parameters['id'] ?? '');
    if (!caller || id === null) return Promise.resolve(null);
    const scope = callerScope(caller);
    return this.unitOfWork.run(scope, (tx) => this.plans.find(tx, scope, id));
  }
}
