import { Injectable, Logger } from '@nestjs/common';
import { WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import { BlobStore } from '../../../../platform/blobs/index.js';
import { Clock } from '../../../../platform/clock/clock.js';
import { accountScope } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { Outbox } from '../../../../platform/outbox/outbox.js';
import { AccountsRepository, UsersRepository } from '../../account/index.js';
import { type ZipEntry, zipArchive } from '../adapters/zip-archive.js';
import { type ExportRow, ExportsRepository } from '../data/exports.repository.js';
import { type ExportPart, LeavingParts } from '../parts.js';
import { exportManifest, exportReadme, type ExportFacts, fileOf } from '../rules/export-readme.js';
import { ExportRun, RunLost, unzipped, zipped } from './export-run.js';
import { filesOf } from './open-exports.js';

/** A part that fails so often is broken; the owner may ask again. */
const MOST_FAILURES = 5;

/** What a finished export says about itself. */
@Injectable()
export class DescribeExport {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accounts: AccountsRepository,
    private readonly users: UsersRepository,
    private readonly parts: LeavingParts,
  ) {}

  async textsOf(row: ExportRow): Promise<{ readme: string; manifest: string }> {
    const scope = accountScope(row.accountId);
    return this.unitOfWork.run(scope, async (tx) => {
      const account = await this.accounts.find(tx, scope);
      const reader = await this.users.find(tx, scope, row.requestedBy);
      const described = new Map(this.parts.exports().map((part) => [part.name, part.description]));
      const facts: ExportFacts = {
        accountId: wireId(WIRE_PREFIXES.account, row.accountId),
        platformId: account?.platformId ?? 0,
        at: tx.now,
        parts: row.parts.map(({ name, rows, bytes }) => ({
          name,
          description: described.get(name) ?? '',
          rows,
          bytes,
        })),
      };
      return { readme: exportReadme(facts, reader?.locale ?? 'en'), manifest: exportManifest(facts) };
    });
  }
}

/** The clock, and whom to tell. */
@Injectable()
export class ExportWorld {
  constructor(
    readonly clock: Clock,
    readonly outbox: Outbox,
  ) {}
}

/** Writes exports, a part at a time; what is written stays written, whatever becomes of the process. */
@Injectable()
export class WriteExports {
  private readonly log = new Logger('Exports');

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly exports: ExportsRepository,
    private readonly parts: LeavingParts,
    private readonly describe: DescribeExport,
    private readonly blobs: BlobStore,
    private readonly world: ExportWorld,
  ) {}

  /** Works on one export that waits; false when none does. */
  async runNext(stop: AbortSignal): Promise<boolean> {
    const row = await this.unitOfWork.runAsWorker((tx) => this.exports.unscopedClaim(tx));
    if (row === null) return false;
    try {
      await this.write(row, stop);
    } catch (error) {
      if (!(error instanceof RunLost)) await this.failed(row, error);
    }
    return true;
  }

  private async write(row: ExportRow, stop: AbortSignal): Promise<void> {
    const run = new ExportRun(row, this.world.clock, stop, (progress) =>
      this.unitOfWork.runAsWorker((tx) => this.exports.renew(tx, row, progress)),
    );
    const done = new Set(row.parts.map((part) => part.name));
    for (const part of this.parts.exports()) if (!done.has(part.name)) await this.writePart(run, part);
    await this.finish(run);
  }

  private async writePart(run: ExportRun, part: ExportPart): Promise<void> {
    const scope = accountScope(run.row.accountId);
    const before = { rows: run.rows, bytes: run.bytes };
    const content = zipped(run.lines(part.rows(scope)));
    await this.blobs.put(scope, 'export-part', content, async (tx, blob) => {
      const done = {
        name: part.name,
        rows: run.rows - before.rows,
        bytes: run.bytes - before.bytes,
        blobId: blob.id,
      };
      if (!(await this.exports.addPart(tx, run.row, done))) throw new RunLost();
      run.row.parts.push(done);
    });
  }

  private async finish(run: ExportRun): Promise<void> {
    const { row } = run;
    const scope = accountScope(row.accountId);
    const texts = await this.describe.textsOf(row);
    const entries: ZipEntry[] = [
      { name: 'README.txt', text: texts.readme },
      { name: 'manifest.json', text: texts.manifest },
      ...row.parts.map((part) => ({ name: fileOf(part), open: async () => this.content(row, part.blobId) })),
    ];
    const archive = run.watched(zipArchive(entries, this.world.clock.now()));
    await this.blobs.put(scope, 'export', archive, async (tx, blob) => {
      const result = { blobId: blob.id, rows: run.rows, bytes: blob.bytes };
      if (!(await this.exports.finish(tx, row, result))) throw new RunLost();
      await this.blobs.removeIn(tx, scope, filesOf(row));
      await this.world.outbox.publish(tx, 'account.export_ready.v1', {
        accountId: row.accountId,
        aggregateId: row.id,
        payload: { exportId: row.id, userId: row.requestedBy },
      });
    });
  }

  private async content(row: ExportRow, blobId: string): Promise<ReturnType<typeof unzipped>> {
    const file = await this.blobs.open(accountScope(row.accountId), blobId);
    if (!file) throw new RunLost();
    return unzipped(file);
  }

  private async failed(row: ExportRow, error: unknown): Promise<void> {
    this.log.error({ msg: 'an export failed; it is tried again', exportId: row.id, err: error });
    const scope = accountScope(row.accountId);
    await this.unitOfWork.runAsWorker(async (tx) => {
      const released = await this.exports.release(tx, row, MOST_FAILURES);
      if (released?.status === 'failed') await this.blobs.removeIn(tx, scope, filesOf(released));
    });
  }
}
