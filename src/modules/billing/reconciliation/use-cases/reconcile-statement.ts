import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { SYSTEM_ACCOUNT_ID } from '../../../../kernel/ids.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { AccountsFacade, type Actor } from '../../../accounts/index.js';
import { TaxFacade } from '../../tax/index.js';
import { StatementEntriesRepository } from '../data/statement-entries.repository.js';
import type { JudgedMovement } from '../rules/booking-order.js';
import { judgeMovement } from '../rules/judge-movement.js';
import { type ReadLine, sameAs } from '../rules/read-line.js';
import type { Movement } from '../rules/statement.js';
import type { StatementEntry } from '../rules/statement-entry.js';
import { type ReadStatement, StatementReading } from '../rules/statement-reading.js';
import { cut } from '../rules/write-entry.js';
import { BookMovements } from './book-movements.js';

export interface Bringer {
  staffId: string;
  actor: Actor;
}

/** How many identities are looked up in one question, and how many movements are booked in one transaction. */
const LOOKED_UP_AT_ONCE = 5_000;
const BOOKED_AT_ONCE = 100;

/**
 * Reads a statement whole, and books its lines page by page when nothing in it is wrong. A line that was read before, in this
 * file or another one, is found again: whoever dies in the middle brings the file once more.
 */
@Injectable()
export class ReconcileStatement {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly tax: TaxFacade,
    private readonly entries: StatementEntriesRepository,
    private readonly booking: BookMovements,
    private readonly accounts: AccountsFacade,
  ) {}

  /** @throws StatementFault, and nothing was booked */
  async run(file: Readable, by: Bringer): Promise<ReadLine[]> {
    const statements = await this.read(file);
    const lines: ReadLine[] = [];
    for (const { id, movements } of statements) {
      for (const some of inPages(movements, LOOKED_UP_AT_ONCE)) lines.push(...(await this.readSome(id, some, by)));
    }
    await this.record(statements, lines, by);
    return lines;
  }

  private async read(file: Readable): Promise<ReadStatement[]> {
    const reading = new StatementReading();
    // A refusal must not close the connection on which it is to be answered.
    for await (const chunk of file.iterator({ destroyOnReturn: false })) reading.write(chunk as Buffer);
    return reading.end(await this.unitOfWork.runAsWorker((tx) => this.tax.sellerIbansIn(tx)));
  }

  /** Answers in the order of the file. The same twice in it is booked once, and found again the second time. */
  private async readSome(statementId: string, movements: readonly Movement[], { staffId }: Bringer) {
    const known = await this.entries.known(movements.map(({ identity }) => identity));
    const fresh = new Map<string, JudgedMovement>();
    for (const movement of movements) {
      const verdict = judgeMovement(movement);
      if (verdict.kind === 'ignored' || known.has(movement.identity) || fresh.has(movement.identity)) continue;
      fresh.set(movement.identity, { movement, verdict });
    }
    const kept = new Map<Movement, StatementEntry>();
    for (const page of inPages([...fresh.values()], BOOKED_AT_ONCE)) {
      const booked = await this.booking.run(page, { statementId, staffId });
      for (const [identity, entry] of [...booked.known, ...booked.kept]) known.set(identity, entry);
      for (const { movement } of page) {
        const entry = booked.kept.get(movement.identity);
        if (entry !== undefined) kept.set(movement, entry);
      }
    }
    return movements.map((movement) => lineOf(movement, kept.get(movement), known.get(movement.identity)));
  }

  private record(statements: readonly ReadStatement[], lines: readonly ReadLine[], { actor }: Bringer): Promise<void> {
    return this.unitOfWork.runAsWorker((tx) =>
      this.accounts.auditIn(tx, {
        accountId: SYSTEM_ACCOUNT_ID,
        action: 'bank_statement.read',
        actor,
        target: { type: 'bank_statement', id: null },
        changes: {
          statements: statements.map(({ id }) => cut(id, 70)).slice(0, 50),
          lines: lines.length,
          kept: lines.filter(({ kind }) => kind === 'kept').length,
        },
      }),
    );
  }
}

function lineOf(movement: Movement, kept?: StatementEntry, before?: StatementEntry): ReadLine {
  const verdict = judgeMovement(movement);
  if (verdict.kind === 'ignored') return { kind: 'ignored', movement, reason: verdict.reason };
  if (kept !== undefined) return { kind: 'kept', movement, entry: kept };
  if (before === undefined) throw new Error(`line ${movement.line} of a statement was neither booked nor known`);
  return sameAs(movement, before);
}

function inPages<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, n) => all.slice(n * size, (n + 1) * size));
}
