import '../../../../platform/database/pg-types.js';
import pg from 'pg';
import { WORKER_ROLE } from '../../../../platform/database/secure-tables.js';

const ROWS_AT_ONCE = 500;

/**
 * Reads all of the books at one moment on a connection of its own: a snapshot that nothing moves, rows by cursor, so that
 * books of any size need little memory and hold up nobody.
 */
export class BookReader {
  private cursors = 0;

  /** Over a connection that has a transaction open already. */
  constructor(private readonly client: pg.Client) {}

  static async open(databaseUrl: string): Promise<BookReader> {
    const client = new pg.Client({
      connectionString: databaseUrl,
      application_name: 'posthorn-books',
      options: `-c timezone=UTC -c statement_timeout=0 -c cursor_tuple_fraction=0.01 -c role=${WORKER_ROLE}`,
    });
    await client.connect();
    await client.query('begin isolation level repeatable read read only');
    return new BookReader(client);
  }

  async rows<R extends object>(sql: string, values: unknown[] = []): Promise<R[]> {
    return (await this.client.query<R>(sql, values)).rows;
  }

  async one<R extends object>(sql: string, values: unknown[] = []): Promise<R | null> {
    return (await this.rows<R>(sql, values))[0] ?? null;
  }

  /** Rows in parts. Other statements may run between two parts. */
  async *parts<R extends object>(sql: string, values: unknown[] = []): AsyncGenerator<R[]> {
    this.cursors += 1;
    const cursor = `books_${this.cursors}`;
    await this.client.query(`declare ${cursor} no scroll cursor for ${sql}`, values);
    for (;;) {
      const rows = await this.rows<R>(`fetch ${ROWS_AT_ONCE} from ${cursor}`);
      if (rows.length > 0) yield rows;
      if (rows.length < ROWS_AT_ONCE) break;
    }
    await this.client.query(`close ${cursor}`);
  }

  async *each<R extends object>(sql: string, values: unknown[] = []): AsyncGenerator<R> {
    for await (const rows of this.parts<R>(sql, values)) yield* rows;
  }

  close(): Promise<void> {
    return this.client.end();
  }
}
