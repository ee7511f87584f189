import { Injectable, Logger } from '@nestjs/common';
import { BlobStore } from '../../../../platform/blobs/index.js';
import { Clock } from '../../../../platform/clock/clock.js';
import { accountScope } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { ContactsFacade, type FieldTypes } from '../../contacts/index.js';
import { oneAhead } from '../adapters/one-ahead.js';
import { readPages } from '../adapters/read-pages.js';
import { type ContactImport, ImportsRepository } from '../data/imports.repository.js';
import { MOST_FAILURES } from '../rules/lifetimes.js';
import type { ReadPlan } from '../rules/page-reader.js';
import { ApplyPage } from './apply-page.js';

/** Few enough that nobody notices the pause between two of them, enough that a commit is worth it. */
const PAGE_ROWS = 2_000;

/** Reads files that wait, page by page; what is applied stays applied, whatever becomes of the process. */
@Injectable()
export class RunImports {
  private readonly log = new Logger('Imports');

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly imports: ImportsRepository,
    private readonly applyPage: ApplyPage,
    private readonly contacts: ContactsFacade,
    private readonly blobs: BlobStore,
    private readonly clock: Clock,
  ) {}

  /** Works on one import that waits; false when none does. */
  async runNext(stop: AbortSignal): Promise<boolean> {
    const row = await this.unitOfWork.runAsWorker((tx) => this.imports.unscopedClaim(tx));
    if (row === null) return false;
    try {
      await this.read(row, stop);
    } catch (error) {
      await this.failed(row, error);
    }
    return true;
  }

  private async read(row: ContactImport, stop: AbortSignal): Promise<void> {
    const file = row.blobId === null ? null : await this.blobs.open(accountScope(row.accountId), row.blobId);
    if (file === null) return this.end(row, 'file_gone');
    const types = await this.unitOfWork.runAsWorker((tx) =>
      this.contacts.fieldTypesIn(tx, accountScope(row.accountId)),
    );
    const pages = readPages(planOf(row, types), file.content(row.placeByte));
    let sinceMs = this.clock.monotonicMs();
    for await (const page of oneAhead(pages, (read) => this.applyPage.prepare(row, read, types))) {
      const applied = await this.applyPage.run(row, page, sinceMs);
      if (applied === 'lost') return;
      if (applied === 'too_many_rows') return this.end(row, applied);
      sinceMs = this.clock.monotonicMs();
      if (stop.aborted) return this.unitOfWork.runAsWorker((tx) => this.imports.letGo(tx, row));
    }
    await this.finish(row);
  }

  /** The file is not needed any more: it is gone with the end of its import. */
  private async finish(row: ContactImport): Promise<void> {
    await this.unitOfWork.runAsWorker(async (tx) => {
      if (await this.imports.finish(tx, row)) await this.blobs.removeIn(tx, accountScope(row.accountId), [row.blobId!]);
    });
  }

  private end(row: ContactImport, failure: string): Promise<void> {
    return this.unitOfWork.runAsWorker((tx) => this.imports.fail(tx, row, failure));
  }

  private async failed(row: ContactImport, error: unknown): Promise<void> {
    this.log.error({ msg: 'an import failed; it is tried again', importId: row.id, err: error });
    await this.unitOfWork.runAsWorker(async (tx) => {
      if ((await this.imports.release(tx, row)) >= MOST_FAILURES) await this.imports.fail(tx, row, 'internal_error');
    });
  }
}

function planOf(row: ContactImport, types: FieldTypes): ReadPlan {
  const { encoding, dialect, formats } = row.layout;
  return {
    encoding,
    dialect,
    formats,
    from: { byte: row.placeByte, line: row.placeLine },
    targets: row.targets,
    types: Object.fromEntries(types),
    pageRows: PAGE_ROWS,
  };
}
