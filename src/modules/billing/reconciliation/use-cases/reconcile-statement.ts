import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { SYSTEM_ACCOUNT_ID } from '../../../../kernel/ids.js';
import { localDate } from '../../../../kernel/time/calendar.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { AccountsFacade, type Actor } from '../../../accounts/index.js';
import { SELLER_ZONE } from '../../invoices/index.js';
import { TaxFacade } from '../../tax/index.js';
import { StatementEntriesRepository } from '../data/statement-entries.repository.js';
import { judgeMovement } from '../rules/judge-movement.js';
import { type ReadLine, sameAs } from '../rules/read-line.js';
import type { Movement } from '../rules/statement.js';
import type { StatementEntry } from '../rules/statement-entry.js';
import { type ReadStatement, StatementReading } from '../rules/statement-reading.js';
import { BookMovement } from './book-movement.js';

export interface Bringer {
  staffId: string;
  actor: Actor;
}

const AT_ONCE = 500;

/**
 * Reads a statement whole, and books its lines one by one when nothing in it is wrong. A line that was read before, in
 * this file or another one, is found again: whoever dies in the middle brings the file once more.
 */
@Injectable()
export class ReconcileStatement {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly tax: TaxFacade,
    private readonly entries: StatementEntriesRepository,
    private readonly booking: BookMovement,
    private readonly accounts: AccountsFacade,
  ) {}

  /** @throws StatementFault, and nothing was booked */
  async run(file: Readable, by: Bringer): Promise<ReadLine[]> {
    const statements = await this.read(file);
    const lines: ReadLine[] = [];
    for (const { id, movements } of statements) {
      for (let from = 0; from < movements.length; from += AT_ONCE) {
        lines.push(...(await this.bookSome(id, movements.slice(from, from + AT_ONCE), by)));
      }
    }
    await this.record(statements, lines, by);
    return lines;
  }

  private async read(file: Readable): Promise<ReadStatement[]> {
    const reading = new StatementReading();
    // A refusal must not close the connection on which it is to be answered.
    for await (const chunk of file.iterator({ destroyOnReturn: false })) reading.write(chunk as Buffer);
    const { seller } = await this.unitOfWork.runAsWorker((tx) => this.tax.sellerIn(tx, localDate(tx.now, SELLER_ZONE)));
    return reading.end(seller.bankAccount.iban);
  }

  private async bookSome(statementId: string, movements: readonly Movement[], by: Bringer): Promise<ReadLine[]> {
    const known = await this.entries.known(movements.map(({ identity }) => identity));
    const lines: ReadLine[] = [];
    for (const movement of movements) lines.push(await this.bookOne(statementId, movement, known, by));
    return lines;
  }

  private async bookOne(
    statementId: string,
    movement: Movement,
    known: ReadonlyMap<string, StatementEntry>,
    { staffId }: Bringer,
  ): Promise<ReadLine> {
    const verdict = judgeMovement(movement);
    if (verdict.kind === 'ignored') return { kind: 'ignored', movement, reason: verdict.reason };
    const before = known.get(movement.identity);
    if (before !== undefined) return sameAs(movement, before);
    const booked = await this.booking.run(movement, verdict, { statementId, staffId });
    return booked.kind === 'known' ? sameAs(movement, booked.entry) : { kind: 'kept', movement, entry: booked.entry };
  }

  private record(statements: readonly ReadStatement[], lines: readonly ReadLine[], { actor }: Bringer): Promise<void> {
    return this.unitOfWork.runAsWorker((tx) =>
      this.accounts.auditIn(tx, {
        accountId: SYSTEM_ACCOUNT_ID,
        action: 'bank_statement.read',
        actor,
        target: { type: 'bank_statement', id: null },
        changes: {
          statements: statements.map(({ id }) => id.slice(0, 70)).slice(0, 50),
          lines: lines.length,
          kept: lines.filter(({ kind }) => kind === 'kept').length,
        },
      }),
    );
  }
}
