import type { Client } from 'pg';
import { APP_ROLE, WORKER_ROLE } from './secure-tables.js';

const DUPLICATE_OBJECT = '42710';
const UNIQUE_VIOLATION = '23505';
const INSUFFICIENT_PRIVILEGE = '42501';

/**
 * Makes the two roles that connections put on (`-c role=…`), and lets the login put them on. They can't log in,
 * own nothing and skip no policy. Several processes may try at once.
 */
export async function ensureRoles(client: Client): Promise<void> {
  for (const role of [APP_ROLE, WORKER_ROLE]) {
    const found = await client.query('select 1 from pg_roles where rolname = $1', [role]);
    if (found.rowCount === 0) await createRole(client, role);
    const member = await client.query(`select pg_has_role(current_user, $1, 'member') as ok`, [role]);
    const canSet = (member.rows[0] as { ok: boolean }).ok;
    if (!canSet || !(await canPutOn(client, role))) await client.query(`grant ${role} to current_user`);
  }
  await client.query(`grant usage on schema public to ${APP_ROLE}, ${WORKER_ROLE}`);
}

async function createRole(client: Client, role: string): Promise<void> {
  try {
    await client.query(`create role ${role} nologin noinherit nosuperuser nobypassrls`);
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === DUPLICATE_OBJECT || code === UNIQUE_VIOLATION) return;
    if (code === INSUFFICIENT_PRIVILEGE) {
      throw new Error(
        `The database login may not create roles. Let an administrator run once:\n` +
          `  create role ${APP_ROLE} nologin; create role ${WORKER_ROLE} nologin;\n` +
          `  grant ${APP_ROLE}, ${WORKER_ROLE} to <the login of DATABASE_URL>;`,
        { cause: error },
      );
    }
    throw error;
  }
}

async function canPutOn(client: Client, role: string): Promise<boolean> {
  try {
    await client.query(`set role ${role}`);
    await client.query('reset role');
    return true;
  } catch {
    return false;
  }
}
