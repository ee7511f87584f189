import { Camt053Reader } from './camt053-reader.js';
import { XmlDecoder } from './decode-xml.js';
import { readMovements } from './read-movements.js';
import type { Movement, RawStatement } from './statement.js';
import { StatementFault } from './statement-fault.js';

export const MAX_STATEMENT_BYTES = 32 * 1024 * 1024;

/** A statement of our own account. */
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

  /** `iban`: the account that the statements must be of. @throws StatementFault */
  end(iban: string): ReadStatement[] {
    this.reader.write(this.decoder.end());
    return this.reader.end().map((statement) => ownStatement(statement, iban));
  }
}

function ownStatement(statement: RawStatement, iban: string): ReadStatement {
  if (plain(statement.iban) !== plain(iban)) {
    throw new StatementFault('other_account', null, 'The statement is of another account than the seller’s.');
  }
  return { id: statement.id, movements: readMovements({ ...statement, iban: plain(iban) }) };
}

function plain(iban: string): string {
  return iban.replace(/\s/g, '').toUpperCase();
}
