import assert from 'node:assert/strict';
import pg from 'pg';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import type { World } from '../../support/world.js';

/** Copies of the one row there is, by columns, so that a million takes seconds. */
export async function fill(
  owner: pg.Client,
  many: number,
  table: string,
  where: string,
  changes: Record<string, string>,
): Promise<void> {
  const { rows: columns } = await owner.query<{ name: string }>(
    `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attnum`,
    [table],
  );
  const { rows: foreign } = await owner.query<{ name: string }>(
    `select conname as name from pg_constraint where conrelid = $1::regclass and contype = 'f'`,
    [table],
  );
  for (const { name } of foreign) await owner.query(`alter table ${table} drop constraint ${name}`);
  await owner.query(`alter table ${table} no force row level security`);
  const values = columns.map(({ name }) => changes[name] ?? `o.${name}`).join(', ');
  await owner.query(
    `insert into ${table} select ${values} from (select * from ${table} where ${where} limit 1) o, generate_series(1, ${many}) n`,
  );
  await owner.query(`alter table ${table} force row level security`);
  await owner.query(`analyze ${table}`);
}

interface Statement {
  text: string;
  values: unknown[];
}

/** What `ask` sends that names one of the tables, with its values. */
export async function sent(tables: RegExp, ask: () => Promise<unknown>): Promise<Statement[]> {
  const seen: Statement[] = [];
  const { query } = pg.Client.prototype;
  const watched = function (this: pg.Client, ...given: unknown[]): unknown {
    const [first, second] = given as [string | { text: string; values?: unknown[] }, unknown];
    const text = typeof first === 'string' ? first : first.text;
    const values = (typeof first === 'string' ? undefined : first.values) ?? (Array.isArray(second) ? second : []);
    if (tables.test(text)) seen.push({ text, values });
    return (query as (...all: unknown[]) => unknown).apply(this, given);
  };
  pg.Client.prototype.query = watched as typeof query;
  try {
    await ask();
  } finally {
    pg.Client.prototype.query = query;
  }
  return seen;
}

async function explained(world: World, { text, values }: Statement): Promise<string> {
  const lines = await world.app
    .get(UnitOfWork)
    .runAsWorker((tx) => tx.query<{ 'QUERY PLAN': string }>(`explain ${text}`, values));
  return lines.map((line) => line['QUERY PLAN']).join('\n');
}

/** The plan of the first statement that `ask` sends about one of the tables, just as the product sends it. */
export async function planOf(world: World, tables: RegExp, ask: () => Promise<unknown>): Promise<string> {
  const [statement] = await sent(tables, ask);
  assert.ok(statement, 'nothing was asked');
  return explained(world, statement);
}

/** The plans of all that `ask` sends about them, by their texts. */
export async function plansOf(
  world: World,
  tables: RegExp,
  ask: () => Promise<unknown>,
): Promise<ReadonlyMap<string, string>> {
  const plans = new Map<string, string>();
  for (const statement of await sent(tables, ask)) {
    if (!plans.has(statement.text)) plans.set(statement.text, await explained(world, statement));
  }
  return plans;
}
