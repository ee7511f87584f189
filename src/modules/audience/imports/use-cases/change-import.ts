import { Injectable } from '@nestjs/common';
import type { AccountScope, BeforeCommit } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import type { Actor } from '../../../accounts/index.js';
import { type ContactImport, ImportsRepository } from '../data/imports.repository.js';
import { importProblems } from '../imports.errors.js';
import { ImportRoom } from './import-room.js';
import { ImportTrail } from './import-trail.js';

/** Stops imports, and lets stopped ones go on. What was applied stays applied. */
@Injectable()
export class ChangeImport {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly imports: ImportsRepository,
    private readonly room: ImportRoom,
    private readonly trail: ImportTrail,
  ) {}

  cancel(scope: AccountScope, id: string, actor: Actor, keep: BeforeCommit<ContactImport>): Promise<ContactImport> {
    return this.unitOfWork.run(scope, async (tx) => {
      const row = await this.imports.cancel(tx, scope, id);
      if (row === null) throw this.refusal(await this.imports.find(tx, scope, id));
      await this.trail.writeIn(tx, row, 'contacts.import_cancelled', actor);
      await keep(tx, row);
      return row;
    });
  }

  resume(scope: AccountScope, id: string, actor: Actor, keep: BeforeCommit<ContactImport>): Promise<ContactImport> {
    return this.unitOfWork.run(scope, async (tx) => {
      await this.room.requireForImportIn(tx, scope);
      const row = await this.imports.resume(tx, scope, id);
      if (row === null) throw this.refusal(await this.imports.find(tx, scope, id));
      await this.trail.writeIn(tx, row, 'contacts.import_resumed', actor);
      await keep(tx, row);
      this.trail.wakeAfter(tx);
      return row;
    });
  }

  private refusal(row: ContactImport | null): Error {
    if (row === null) return platformProblems.not_found();
    return importProblems.import_state({ extra: { status: row.status, hasFile: row.blobId !== null } });
  }
}
