import { Injectable } from '@nestjs/common';
import type { AccountScope } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { type ListMember, Memberships, type MemberStatus } from '../../lists/index.js';

/** Who is on a list, and taking one off it. */
@Injectable()
export class Members {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly memberships: Memberships,
  ) {}

  /** Newest contact first; one more than `limit` when there are more. */
  page(
    scope: AccountScope,
    listId: string,
    { status, limit, before }: { status: MemberStatus | undefined; limit: number; before: string | null },
  ): Promise<ListMember[]> {
    return this.unitOfWork.run(scope, (tx) =>
      this.memberships.pageIn(tx, scope, listId, { status: status ?? null, limit: limit + 1, before }),
    );
  }

  /** As if he had never been on it: whoever is to stay away unsubscribes. */
  remove(scope: AccountScope, listId: string, contactId: string): Promise<void> {
    return this.unitOfWork.run(scope, async (tx) => {
      const removed = await this.memberships.removeIn(tx, scope, { listId, contactIds: [contactId] });
      if (removed === 0) throw platformProblems.not_found();
    });
  }
}
