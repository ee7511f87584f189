import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The plan of a claim does not depend on what is asked, since only one index may serve it, yet PostgreSQL thought its general
 * plan dearer and planned anew at each call: 8 of 9 ms. Accepting and settling are done the same way each time, too, and a
 * settled delivery is looked up by its id whatever the statistics say: those of a queue are always out of date.
 */
export class ClaimsArePlannedOnce1790000850000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await set(runner, ['spool_claim', 'spool_judge', 'spool_settle'], 'plan_cache_mode = force_generic_plan');
    await set(runner, ['spool_settle'], 'enable_seqscan = off');
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

async function set(runner: QueryRunner, names: readonly string[], setting: string): Promise<void> {
  const found: { signature: string }[] = await runner.query(
    `select oid::regprocedure::text as signature from pg_proc where proname = any($1) and pronamespace = current_schema()::regnamespace`,
    [names],
  );
  if (found.length !== names.length) throw new Error(`not all found: ${names.join(', ')}`);
  for (const { signature } of found) await runner.query(`alter function ${signature} set ${setting}`);
}
