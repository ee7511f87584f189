import type { QueryRunner } from 'typeorm';

export const APP_ROLE = 'posthorn_app';
export const WORKER_ROLE = 'posthorn_worker';

/**
 * Row-level security, forced: `posthorn_app` sees only the account its transaction names, `posthorn_worker` sees all
 * (its repositories are scoped in code). The owner sees nothing without a policy, which is right for migrations.
 */
export async function secure(runner: QueryRunner, tables: string[], column = 'account_id'): Promise<void> {
  for (const table of tables) {
    await runner.query(`alter table ${table} enable row level security`);
    await runner.query(`alter table ${table} force row level security`);
    await runner.query(
      `create policy app_own on ${table} to ${APP_ROLE} using (${column} = nullif(current_setting('app.account_id', true), '')::uuid)`,
    );
    await runner.query(`create policy worker_all on ${table} to ${WORKER_ROLE} using (true)`);
    await grantAll(runner, table, [APP_ROLE, WORKER_ROLE]);
  }
}

/** Tables that belong to nobody: full access for workers, for the application as told. */
export async function open(
  runner: QueryRunner,
  tables: string[],
  access: { app: 'select' | 'insert' | 'none' },
): Promise<void> {
  for (const table of tables) {
    await grantAll(runner, table, [WORKER_ROLE]);
    if (access.app !== 'none') await runner.query(`grant ${access.app} on ${table} to ${APP_ROLE}`);
  }
}

async function grantAll(runner: QueryRunner, table: string, roles: string[]): Promise<void> {
  await runner.query(`grant select, insert, update, delete on ${table} to ${roles.join(', ')}`);
}
