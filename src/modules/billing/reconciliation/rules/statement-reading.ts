import { Camt053Reader } from './camt053-reader.js';
import { XmlDecoder } from './decode-xml.js';
import { readMovements } from './read-movements.js';
import type { Movement, RawStatement } from './statement.js';
import { StatementFault } from './statement-fault.js';

export const MAX_STATEMENT_BYTES = 32 * 1024 * 1024;

/** A statement of an account of ours. */
export interface ReadStatement {
  id: string;
  movements: Movement[];
}

/** A file as it arrives, judged whole: what is wrong anywhere in it is wrong with all of it. */
export class StatementReading {
  private readonly decoder = new XmlDecoder();
  private readonly reader = new Camt053Reader();
  private bytes = 0;

  /** @throws StatementFault */
  write(chunk: Buffer): void {
    this.bytes += chunk.length;
    if (this.bytes > MAX_STATEMENT_BYTES) {
      throw new StatementFault('too_large', null, `At most ${MAX_STATEMENT_BYTES} bytes are read at once.`);
    }
    this.reader.write(this.decoder.write(chunk));
  }

  /** `ibans`: the accounts that the statements may be of. @throws StatementFault */
  end(ibans: readonly string[]): ReadStatement[] {
    this.reader.write(this.decoder.end());
    return this.reader.end().map((statement) => ownStatement(statement, ibans));
  }
}

function ownStatement(statement: RawStatement, ibans: readonly string[]): ReadStatement {
  const iban = plain(statement.iban);
  if (!ibans.some((own) => plain(own) === iban)) {
    throw new StatementFault(
      'other_account',
      null,
      'The statement is of another account than the seller’s, now or before.',
    );
  }
  return { id: statement.id, movements: readMovements({ ...statement, iban }) };
}

function plain(iban: string): string {
  return iban.replace(/\s/g, '').toUpperCase();
}
