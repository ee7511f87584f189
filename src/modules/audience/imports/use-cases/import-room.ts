import { Injectable } from '@nestjs/common';
import { addMs, type Instant, SECOND_MS, toIso } from '../../../../kernel/time/instant.js';
import type { Problem } from '../../../../kernel/problem.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { ImportFilesRepository } from '../data/import-files.repository.js';
import { ImportsRepository } from '../data/imports.repository.js';
import { importProblems } from '../imports.errors.js';
import { IMPORT_LIMITS } from '../rules/limits.js';

/** Imports end by themselves, sooner or later. */
const IMPORT_RETRY_MS = 60 * SECOND_MS;

/** How much an account may have waiting. */
@Injectable()
export class ImportRoom {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly files: ImportFilesRepository,
    private readonly imports: ImportsRepository,
  ) {}

  /** Before a gigabyte is uploaded in vain. */
  requireForFile(scope: AccountScope): Promise<void> {
    return this.unitOfWork.run(scope, (tx) => this.requireForFileIn(tx, scope, 1));
  }

  async requireForFileIn(tx: Tx, scope: AccountScope, bytes: number): Promise<void> {
    await this.files.lockCount(tx, scope);
    const waiting = await this.files.waiting(tx, scope);
    if (waiting.files < IMPORT_LIMITS.waitingFiles && waiting.bytes + bytes <= IMPORT_LIMITS.waitingBytes) return;
    throw noRoom(tx.now, waiting.nextExpiry ?? tx.now);
  }

  requireForImport(scope: AccountScope): Promise<void> {
    return this.unitOfWork.run(scope, (tx) => this.requireForImportIn(tx, scope));
  }

  async requireForImportIn(tx: Tx, scope: AccountScope): Promise<void> {
    await this.files.lockCount(tx, scope);
    if ((await this.imports.countOpen(tx, scope)) >= IMPORT_LIMITS.openImports)
      throw noRoom(tx.now, addMs(tx.now, IMPORT_RETRY_MS));
  }
}

function noRoom(now: Instant, at: Instant): Problem {
  const seconds = Math.max(1, Math.ceil((at - now) / SECOND_MS));
  return importProblems.import_limit_reached({
    extra: { retryAt: toIso(addMs(now, seconds * SECOND_MS)) },
    headers: { 'retry-after': String(seconds) },
  });
}
