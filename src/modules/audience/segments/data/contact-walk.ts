import type { Tx } from '../../../../platform/database/tx.js';

/** Contacts that a statement looks at: those after `$2`, at most `$3`, in the order of their ids. */
export interface Walk {
  accountId: string;
  /** Where to go on; null begins. */
  after: string | null;
  limit: number;
  newestFirst?: boolean;
}

/** One step: over `size` contacts, of which `limit` may be answered. */
export interface Step {
  after: string;
  size: number;
  limit: number;
}

export interface Stepped<Row> {
  rows: Row[];
  /** Contacts that were looked at, and the last of them. */
  seen: number;
  last: string | null;
}

const FIRST = '00000000-0000-0000-0000-000000000000';
const LAST = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
const LEAST = 1_000;
const MOST = 10_000;

/**
 * Fills a page by steps of known size. A step costs the same wherever it stands and whatever is found; all pages together look at each
 * contact once. What is rare is looked for in larger steps.
 */
export async function walkContacts<Row extends { id: string }>(
  { after, limit, newestFirst = false }: Pick<Walk, 'after' | 'limit' | 'newestFirst'>,
  step: (step: Step) => Promise<Stepped<Row>>,
): Promise<Row[]> {
  const found: Row[] = [];
  let from = after ?? (newestFirst ? LAST : FIRST);
  for (let size = Math.min(MOST, Math.max(LEAST, limit)); found.length < limit;) {
    const { rows, seen, last } = await step({ after: from, size, limit: limit - found.length });
    for (const row of rows) found.push(row);
    if (seen < size || last === null) break;
    from = last;
    if (rows.length < size / 10) size = Math.min(MOST, size * 2);
  }
  return found;
}

interface StepRow {
  seen: number;
  last: string | null;
}

/** `candidates` is a CTE named so, with `id`, or one that `ids` names beside it. */
export function stepSql(parts: {
  with: string;
  ids: string;
  from: string;
  columns: string;
  where: string;
  order: 'asc' | 'desc';
}): string {
  const { with: ctes, ids, from, columns, where, order } = parts;
  return `with ${ctes},
    hits as materialized (select c.id, ${columns} from ${from} c where ${where} order by c.id ${order} limit $4)
    select s.seen, s.last, h.* from (
      select count(*)::int as seen, (array_agg(id order by id ${order === 'asc' ? 'desc' : 'asc'}))[1] as last from ${ids}) s
      left join hits h on true order by h.id ${order}`;
}

export async function stepped<Row extends { id: string }>(
  tx: Tx,
  sql: string,
  values: unknown[],
): Promise<Stepped<Row>> {
  const rows = await tx.query<Row & StepRow>(sql, values);
  const { seen, last } = rows[0]!;
  return { seen, last, rows: rows.filter(({ id }) => id !== null) };
}
