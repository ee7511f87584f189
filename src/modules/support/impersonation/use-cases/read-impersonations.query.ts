import { Injectable } from '@nestjs/common';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { SignInFacade } from '../../../accounts/index.js';
import type { ImpersonationEntity } from '../data/impersonation.entity.js';
import { ImpersonationsRepository } from '../data/impersonations.repository.js';
import { asItIs } from '../rules/impersonation.js';

/** Impersonations of an account as they are at this moment. */
@Injectable()
export class ReadImpersonations {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly impersonations: ImpersonationsRepository,
    private readonly signIn: SignInFacade,
  ) {}

  /** Newest first; one row more than `limit`. */
  page(scope: AccountScope, page: { before: string | null; limit: number }): Promise<ImpersonationEntity[]> {
    return this.unitOfWork.run(scope, async (tx) =>
      this.asTheyAreIn(tx, scope, await this.impersonations.page(tx, scope, { ...page, limit: page.limit + 1 })),
    );
  }

  async find(scope: AccountScope, id: string): Promise<ImpersonationEntity | null> {
    return this.unitOfWork.run(scope, async (tx) => {
      const row = await this.impersonations.find(tx, scope, id);
      return row === null ? null : ((await this.asTheyAreIn(tx, scope, [row]))[0] ?? null);
    });
  }

  unscopedFindIn(tx: Tx, id: string): Promise<ImpersonationEntity | null> {
    return this.impersonations.unscopedFind(tx, id);
  }

  private async asTheyAreIn(tx: Tx, scope: AccountScope, rows: ImpersonationEntity[]): Promise<ImpersonationEntity[]> {
    const running = rows.filter(({ endedAt }) => endedAt === null).map(({ sessionId }) => sessionId);
    if (running.length === 0) return rows;
    const ended = await this.signIn.staff.impersonations.endedMsAgoIn(tx, scope, running);
    return rows.map((row) => asItIs(row, ended.get(row.sessionId) ?? null, tx.now));
  }
}
