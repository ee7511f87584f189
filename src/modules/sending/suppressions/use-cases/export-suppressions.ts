import { Injectable } from '@nestjs/common';
import { toIso } from '../../../../kernel/time/instant.js';
import { csvLines } from '../../../../platform/csv/index.js';
import type { AccountScope } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import type { Suppression } from '../data/suppression.js';
import { type SuppressionFilter, SuppressionsRepository } from '../data/suppressions.repository.js';

const AT_A_TIME = 1_000;
const HEADER = ['email', 'scope', 'reason', 'class', 'source', 'createdAt', 'expiresAt'];

/** The whole list as CSV, newest first, some at a time; the import reads it again. */
@Injectable()
export class ExportSuppressions {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: SuppressionsRepository,
  ) {}

  async *run(scope: AccountScope, filter: SuppressionFilter): AsyncGenerator<string> {
    yield csvLines([HEADER]);
    let before: string | null = null;
    for (;;) {
      const beforeId: string | null = before;
      const some: Suppression[] = await this.unitOfWork.run(scope, (tx) =>
        this.repository.page(tx, scope, filter, beforeId, AT_A_TIME),
      );
      if (some.length > 0) yield csvLines(some.map(cellsOf));
      if (some.length < AT_A_TIME) return;
      before = some.at(-1)!.id;
    }
  }
}

function cellsOf(one: Suppression): (string | null)[] {
  const { email, scope, reason, class: bounceClass, source, createdAt, expiresAt } = one;
  return [email, scope, reason, bounceClass, source, toIso(createdAt), expiresAt === null ? null : toIso(expiresAt)];
}
