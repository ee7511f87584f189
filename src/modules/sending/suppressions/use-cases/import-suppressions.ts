import { Injectable } from '@nestjs/common';
import { wireId } from '../../../../kernel/ids.js';
import { type CsvRecord, readCsv } from '../../../../platform/csv/index.js';
import { Clock } from '../../../../platform/clock/clock.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { AccountsFacade, type Actor } from '../../../accounts/index.js';
import { SuppressionsRepository } from '../data/suppressions.repository.js';
import {
  type Columns,
  columnsOf,
  type ImportDefaults,
  type ImportedAddress,
  readSuppressionRow,
  type RejectCode,
} from '../rules/read-suppression-row.js';

const AT_A_TIME = 2_000;
/** Rejects that are told one by one; all are counted. */
const MOST_REJECTS = 1_000;

export interface ImportReject {
  line: number;
  field: string;
  code: RejectCode;
}

export interface ImportResult {
  rows: number;
  added: number;
  /** Listed already, for at least as long, or twice in the file. */
  known: number;
  rejected: number;
  rejects: ImportReject[];
}

/** Reads a file of addresses as it arrives and lists them some at a time; repeating it changes nothing. */
@Injectable()
export class ImportSuppressions {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: SuppressionsRepository,
    private readonly accounts: AccountsFacade,
    private readonly clock: Clock,
  ) {}

  async run(
    scope: AccountScope,
    file: { bytes: AsyncIterable<Buffer>; charset: string | null },
    defaults: ImportDefaults,
    actor: Actor,
  ): Promise<ImportResult> {
    const result: ImportResult = { rows: 0, added: 0, known: 0, rejected: 0, rejects: [] };
    let waiting: ImportedAddress[] = [];
    let columns: Columns | null = null;
    for await (const record of readCsv(file.bytes, file.charset)) {
      if (record.kind === 'cells' && columns === null) {
        const first = columnsOf(record.cells);
        columns = first?.columns ?? null;
        if (first?.isHeader) continue;
      }
      const entry = this.judge(record, columns, defaults, result);
      if (entry !== null) waiting.push(entry);
      if (waiting.length < AT_A_TIME) continue;
      await this.store(scope, waiting, result, actor);
      waiting = [];
    }
    await this.store(scope, waiting, result, actor);
    return result;
  }

  private judge(
    record: CsvRecord,
    columns: Columns | null,
    defaults: ImportDefaults,
    result: ImportResult,
  ): ImportedAddress | null {
    result.rows += 1;
    const { line } = record;
    if (record.kind === 'malformed') return reject(result, { line, field: '', code: 'malformed' });
    if (columns === null) return reject(result, { line, field: 'email', code: 'address_invalid' });
    const row = readSuppressionRow(record.cells, columns, defaults, this.clock.now());
    return row.ok ? row.entry : reject(result, { line, field: row.field, code: row.code });
  }

  private async store(
    scope: AccountScope,
    entries: readonly ImportedAddress[],
    result: ImportResult,
    actor: Actor,
  ): Promise<void> {
    if (entries.length === 0) return;
    // One statement may not touch a row twice: the first of the same address counts.
    const once = [...new Map([...entries].reverse().map((entry) => [`${entry.scope} ${entry.key}`, entry])).values()];
    const added = await this.unitOfWork.run(scope, async (tx) => {
      const stored = await this.repository.insertMany(tx, scope, once);
      if (stored > 0) await this.auditIn(tx, scope, stored, actor);
      return stored;
    });
    result.added += added;
    result.known += entries.length - added;
  }

  /** How many, not whose: the addresses are somebody else's, and what stands in the audit log stays there. */
  private auditIn(tx: Tx, { accountId }: AccountScope, added: number, actor: Actor): Promise<void> {
    const target = { type: 'account', id: wireId('acc', accountId) };
    const changes = { addresses: { from: null, to: added } };
    return this.accounts.auditIn(tx, { accountId, action: 'suppressions.imported', actor, target, changes });
  }
}

function reject(result: ImportResult, one: ImportReject): null {
  result.rejected += 1;
  if (result.rejects.length < MOST_REJECTS) result.rejects.push(one);
  return null;
}
