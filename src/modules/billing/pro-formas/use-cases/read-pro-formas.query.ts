import { Injectable } from '@nestjs/common';
import type { AccountScope } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { ProFormasRepository } from '../data/pro-formas.repository.js';
import type { ProForma } from '../rules/pro-forma.js';

/** Newest first; one row more than `limit` when there is more. */
@Injectable()
export class ReadProFormas {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly proFormas: ProFormasRepository,
  ) {}

  one(scope: AccountScope, id: string): Promise<ProForma | null> {
    return this.unitOfWork.run(scope, (tx) => this.proFormas.find(tx, scope, id));
  }

  page(scope: AccountScope, limit: number, before: string | null): Promise<ProForma[]> {
    return this.unitOfWork.run(scope, (tx) => this.proFormas.page(tx, scope, limit + 1, before));
  }
}
