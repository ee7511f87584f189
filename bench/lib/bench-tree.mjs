import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { compileTests } from '../../scripts/lib/compile-tests.mjs';
import { repositoryRoot } from '../../scripts/lib/repository.mjs';

/**
 * What a benchmark of one part runs on: the compiled tree and embedded servers of its own, with a migrated template, so that
 * `test/support/world.js` starts on them. `--compiled` takes the tree as it is.
 */
export async function benchTree({ compiled, postgresSettings = {} }) {
  const out = resolve(repositoryRoot, process.env.POSTHORN_TEST_DIST ?? 'dist-test');
  if (!compiled) compileTests(repositoryRoot, out);
  const at = (path) => import(join(out, path));
  const { startEngines } = await at('src/platform/engines/index.js');
  const { migrate } = await at('src/platform/database/migrate.js');
  const stateDir = mkdtempSync(join(tmpdir(), 'posthorn-bench-'));
  const engines = await startEngines({
    stateDir,
    postgresSettings: { max_connections: '100', ...postgresSettings },
    say: () => undefined,
  });
  const template = new URL(engines.databaseUrl);
  template.pathname = '/bench_template';
  const admin = new pg.Client({ connectionString: engines.databaseUrl });
  await admin.connect();
  await admin.query('create database bench_template');
  await admin.end();
  await migrate(template.href);
  process.env.POSTHORN_TEST_ENGINES = JSON.stringify({
    adminUrl: engines.databaseUrl,
    templateDatabase: 'bench_template',
    redisUrl: engines.redisUrl,
    redisKind: engines.redisKind,
  });
  const stop = async () => {
    await engines.stop();
    rmSync(stateDir, { recursive: true, force: true });
  };
  return { at, stop };
}
