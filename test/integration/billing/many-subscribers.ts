import pg from 'pg';
import type { Customer } from '../../scenarios/subscription-shop.js';
import type { World } from '../../support/world.js';
import { rows } from '../accounts/account-world.js';

/** Ids that say which copy they belong to: `0199f3a0-7c1e-7<table>-8<batch>-<copy>`. */
const ID = (table: string): string =>
  `('0199f3a0-7c1e-7${table}-8' || lpad(to_hex($2::int), 3, '0') || '-' || lpad(to_hex(n), 12, '0'))::uuid`;

const copyOf = (table: string, changes: string, where = 'o.account_id = $1'): string =>
  `insert into ${table} select (jsonb_populate_record(null::${table}, to_jsonb(o) || jsonb_build_object(${changes}))).*
   from ${table} o, generate_series(1, $3::int) n where ${where}`;

const COPIES = [
  copyOf('accounts', `'id', ${ID('001')}, 'platform_id', nextval('platform_ids')`, 'o.id = $1'),
  copyOf('users', `'id', ${ID('002')}, 'account_id', ${ID('001')}, 'username', 'copy' || $2 || '.' || n`),
  copyOf('billing_details_versions', `'id', ${ID('003')}, 'account_id', ${ID('001')}`),
  copyOf('payment_methods', `'id', ${ID('004')}, 'account_id', ${ID('001')}`),
  copyOf(
    'subscriptions',
    `'id', ${ID('005')}, 'account_id', ${ID('001')}, 'payment_method_id', ${ID('004')}`,
    'o.account_id = $1 and not o.free',
  ),
];

/** `count` copies of a customer who has bought one plan, each an account of its own with its own card. */
export async function copiesOf(world: World, { scope }: Customer, count: number, batch: number): Promise<void> {
  for (const copy of COPIES) await rows(world, copy, [scope.accountId, batch, count]);
}

/** Business time is `iso` in every process, and nothing has run for it yet. */
export async function setClock(world: World, iso: string): Promise<void> {
  await rows(
    world,
    `update clock_state set offset_ms = (extract(epoch from $1::timestamptz - clock_timestamp()) * 1000)::bigint`,
    [iso],
  );
}

/** Changes the database itself, which nobody may who serves. */
export async function asOwner(world: World, sql: string): Promise<void> {
  const owner = new pg.Client({ connectionString: world.database.databaseUrl });
  await owner.connect();
  try {
    await owner.query(sql);
  } finally {
    await owner.end();
  }
}
