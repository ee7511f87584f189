import { Injectable } from '@nestjs/common';
import type { AccountScope } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { ImportRejects } from '../data/import-rejects.repository.js';
import { type ContactImport, ImportsRepository } from '../data/imports.repository.js';
import { isOpen } from '../rules/import-states.js';
import type { Reject } from '../rules/page-reader.js';

const REJECTS_AT_A_TIME = 1_000;

@Injectable()
export class ReadImports {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly imports: ImportsRepository,
    private readonly rejects: ImportRejects,
  ) {}

  one(scope: AccountScope, id: string): Promise<ContactImport | null> {
    return this.unitOfWork.run(scope, (tx) => this.imports.find(tx, scope, id));
  }

  /** Newest first; one row more than `limit`. */
  page(scope: AccountScope, limit: number, before: string | null): Promise<ContactImport[]> {
    return this.unitOfWork.run(scope, (tx) => this.imports.page(tx, scope, before, limit + 1));
  }

  /** An import whose refused rows are still there. */
  async withRejects(scope: AccountScope, id: string): Promise<ContactImport> {
    const row = await this.one(scope, id);
    if (row === null) throw platformProblems.not_found();
    if (!isOpen(row.status) && row.rejectsUntil === null) throw platformProblems.gone();
    return row;
  }

  /** In the order of the file, some at a time: no snapshot stays open while a slow client reads. */
  async *rejectsOf(scope: AccountScope, importId: string): AsyncGenerator<Reject[]> {
    for (let after = 0; ;) {
      const last = after;
      const some = await this.unitOfWork.run(scope, (tx) =>
        this.rejects.page(tx, scope, importId, last, REJECTS_AT_A_TIME),
      );
      if (some.length > 0) yield some;
      if (some.length < REJECTS_AT_A_TIME) return;
      after = some.at(-1)!.line;
    }
  }
}
