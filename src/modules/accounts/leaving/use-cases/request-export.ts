import { Injectable } from '@nestjs/common';
import { WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import type { AccountScope, BeforeCommit } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { AuditLog } from '../../account/index.js';
import type { Actor } from '../../audit-actor.js';
import { type ExportRow, ExportsRepository } from '../data/exports.repository.js';
import { LeavingParts } from '../parts.js';
import { LeavingSignals } from './leaving-signals.js';

/** Asks for a copy of everything. Whoever asks while one is being written is shown that one. */
@Injectable()
export class RequestExport {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly exports: ExportsRepository,
    private readonly parts: LeavingParts,
    private readonly auditLog: AuditLog,
    private readonly signals: LeavingSignals,
  ) {}

  run(scope: AccountScope, userId: string, actor: Actor, keep: BeforeCommit<ExportRow>): Promise<ExportRow> {
    return this.unitOfWork.run(scope, async (tx) => {
      const opened = await this.exports.open(tx, scope, userId, this.parts.exports().length);
      const row = opened ?? (await this.exports.findOpen(tx, scope));
      if (row === null) throw new Error('an export was finished between two looks at it');
      if (opened !== null) {
        await this.auditLog.record(tx, {
          accountId: scope.accountId,
          action: 'account.export_requested',
          actor,
          target: { type: 'export', id: wireId(WIRE_PREFIXES.export, opened.id) },
        });
        tx.afterCommit(() => this.signals.exports.raise());
      }
      await keep(tx, row);
      return row;
    });
  }
}
