import type { WirePrefix } from '../../../kernel/ids.js';
import { type Instant, toIso } from '../../../kernel/time/instant.js';
import type { AccountScope, Tx } from '../../../platform/database/tx.js';
import type { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import type { ErasurePart, ErasureStage, ExportPart, KeptPart } from './parts.js';

const PAGE = 500;
/** The driver reads times as numbers; their names tell them from others. */
const TIMES = /(?:^|_)(?:at|start|end|since)$/;

/** How a table becomes lines of JSON. */
export interface TableExport {
  name: string;
  description: string;
  table: string;
  /** As the table calls them; `created_at` becomes `createdAt` and an ISO time. */
  columns: readonly string[];
  /** Columns that hold ids, and what ids of that kind look like outside. */
  ids?: Readonly<Record<string, WirePrefix>>;
  /** Columns that hold numbers for words. */
  words?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Unique within the account and the order of the rows; an index must begin with the account and these. No times: they lose digits. */
  key?: readonly string[];
  account?: string;
  /** Leaves rows out: a condition on `t`. */
  where?: string;
  /** The application may not read the table; then a worker does, and the condition alone keeps accounts apart. */
  asWorker?: boolean;
}

/** Reads the account's rows through its own policy, a page per transaction: no snapshot stays open. */
export function exportOfTable(unitOfWork: UnitOfWork, table: TableExport): ExportPart {
  const key = table.key ?? ['id'];
  const columns = [...new Set([...table.columns, ...key])].map((column) => `t.${column}`).join(', ');
  const order = key.map((column) => `t.${column}`).join(', ');
  const after = key.map((_, i) => `$${i + 2}`).join(', ');
  const only = table.where === undefined ? '' : `and (${table.where})`;
  const select = (where: string): string =>
    `select ${columns} from ${table.table} t where t.${table.account ?? 'account_id'} = $1 ${only} ${where} order by ${order} limit ${PAGE}`;
  const first = select('');
  const next = select(`and (${order}) > (${after})`);
  return {
    name: table.name,
    description: table.description,
    tables: [table.table],
    async *rows(scope: AccountScope) {
      let last: Record<string, unknown> | undefined;
      for (;;) {
        const values = last === undefined ? [] : key.map((column) => last![column]);
        const read = (tx: Tx) => tx.query(last === undefined ? first : next, [scope.accountId, ...values]);
        const rows = await (table.asWorker === true ? unitOfWork.runAsWorker(read) : unitOfWork.run(scope, read));
        for (const row of rows) yield lineOf(table, row);
        if (rows.length < PAGE) return;
        last = rows.at(-1);
      }
    },
  };
}

function shown(value: unknown, column: string): unknown {
  return TIMES.test(column) && typeof value === 'number' ? toIso(value as Instant) : value;
}

function lineOf({ columns, ids = {}, words = {} }: TableExport, row: Record<string, unknown>): object {
  return Object.fromEntries(
    columns.map((column) => {
      const value = row[column];
      const prefix = ids[column];
      const word = words[column];
      if (value === null || value === undefined) return [camelCase(column), null];
      if (prefix !== undefined) return [camelCase(column), `${prefix}_${value as string}`];
      if (word !== undefined)
        return [camelCase(column), Object.keys(word).find((name) => word[name] === value) ?? value];
      return [camelCase(column), shown(value, column)];
    }),
  );
}

function camelCase(column: string): string {
  return column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

export interface TableErasure {
  name: string;
  table: string;
  stage?: ErasureStage;
  /** Unique in the table. */
  key?: string;
  account?: string;
  /** Only these rows: a condition on the table's columns. */
  where?: string;
}

/** Deletes an account's rows of a table that has an index on the account. */
export function erasureOfTable({ name, table, stage, key = 'id', ...rows }: TableErasure): ErasurePart {
  const mine = whose(rows);
  return {
    name,
    tables: [table],
    ...(stage === undefined ? {} : { stage }),
    async eraseIn(tx, scope, limit) {
      const gone = await tx.query<{ n: number }>(
        `with gone as (delete from ${table} where ${mine} and ${key} = any (array(select ${key} from ${table} where ${mine} limit $2)) returning 1)
         select count(*)::int as n from gone`,
        [scope.accountId, limit],
      );
      return gone[0]!.n;
    },
    countLeftIn: (tx, scope) => countRows(tx, scope, `${table} where ${mine}`),
  };
}

/** Rows that stay, because something stronger than the wish to be forgotten needs them. */
export function keptTable(part: Omit<TableErasure, 'stage' | 'key'> & { keptBecause: string }): KeptPart {
  return {
    name: part.name,
    tables: [part.table],
    keptBecause: part.keptBecause,
    countIn: (tx, scope) => countRows(tx, scope, `${part.table} where ${whose(part)}`),
  };
}

function whose({ account = 'account_id', where }: { account?: string; where?: string }): string {
  return where === undefined ? `${account} = $1` : `${account} = $1 and (${where})`;
}

async function countRows(tx: Tx, scope: AccountScope, from: string): Promise<number> {
  const rows = await tx.query<{ n: number }>(`select count(*)::int as n from ${from}`, [scope.accountId]);
  return rows[0]!.n;
}
