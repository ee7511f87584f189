import pg from 'pg';
import { type Instant, systemNow } from '../../kernel/time/instant.js';

/** Sets the business time of an installation that has lived through nothing yet. Afterwards it is only ever moved forward. */
export async function beginBusinessTimeAt(databaseUrl: string, start: Instant): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'posthorn-test-clock' });
  await client.connect();
  try {
    await client.query('update clock_state set offset_ms = $1', [start - systemNow()]);
  } finally {
    await client.end();
  }
}
