import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { readEnvironment } from '../../../platform/config/config.js';
import type { ConfigValues } from '../../../platform/config/config.schema.js';
import { WORKER_ROLE } from '../../../platform/database/secure-tables.js';
import { checkPostgres, placePostgresData } from '../../../platform/engines/index.js';
import { stateDirOf } from '../../state-dir-of.js';
import { type Command, CommandError, type CommandInput } from '../command.js';
import { withEngines } from '../installation.js';
import { bytesInWords } from '../terminal.js';
import { takeFiles } from './copy-files.js';
import { describeFile, DUMP_FILE, restoreDump } from './dump.js';
import { type Manifest, readManifest } from './manifest.js';
import { placeSecrets } from './secrets.js';

export const RESTORE: Command = {
  name: 'restore',
  words: '<backup>',
  sentence: 'puts a backup into a new state directory or an empty database; never overwrites anything',
  explanation: `Checks every file of the backup against its hash while it takes it. A backup of the embedded PostgreSQL goes into the state
    directory of POSTHORN_STATE_DIR, which must have no data yet; a dump goes into the database of DATABASE_URL, which must be empty.
    Keys are put beside it. When anything fails, what was begun is removed.

    Begin with DELIVERY_ROUTE=inbox: what waited to be sent when the backup was made still waits in it, and has been sent since. Look at
    it (posthorn queue), cancel what must not go twice, and only then let mail out. Run posthorn verify-ledger before customers come back.`,
  options: [],
  examples: [
    [
      'POSTHORN_STATE_DIR=/srv/posthorn-2 posthorn restore /srv/backups/posthorn-20261122T020000Z',
      'beside the old one',
    ],
    [
      'DATABASE_URL=postgres://…/posthorn2 posthorn restore /srv/backups/posthorn-20261122T020000Z',
      'a dump into an empty database',
    ],
  ],
  run: async (input) => {
    const values = readEnvironment();
    const backup = resolve(input.words[0]!);
    const manifest = readManifest(backup);
    if (manifest.kind === 'data-directory') await restoreData(input, values, backup, manifest);
    else await restoreDatabase(input, values, backup, manifest);
    return tell(input, manifest);
  },
};

async function restoreData(
  { terminal }: CommandInput,
  values: ConfigValues,
  backup: string,
  manifest: Manifest,
): Promise<void> {
  if (values.DATABASE_URL !== null)
    throw new CommandError(
      'this is a backup of an embedded server: unset DATABASE_URL and set POSTHORN_STATE_DIR to a new folder',
    );
  const stateDir = stateDirOf(values);
  if (existsSync(join(stateDir, 'pgdata')))
    throw new CommandError(
      `${join(stateDir, 'pgdata')} is there already, and is never overwritten: set POSTHORN_STATE_DIR to a new folder`,
    );
  const files = manifest.files.filter(({ path }) => path.startsWith('pgdata/'));
  const all = files.reduce((sum, { bytes }) => sum + bytes, 0);
  let done = 0;
  const progress = (bytes: number): void =>
    terminal.progress(
      `restored ${bytesInWords((done += bytes))} of ${bytesInWords(all)} (${Math.floor((100 * done) / Math.max(1, all))} %)`,
    );
  const fill = async (folder: string): Promise<void> => {
    for (const path of manifest.folders) mkdirSync(join(folder, path), { recursive: true, mode: 0o700 });
    await takeFiles(backup, files, (path) => join(folder, path.slice('pgdata/'.length)), progress);
    await placeSecrets(values, stateDir, backup, manifest);
  };
  await placePostgresData(stateDir, fill, terminal.say);
}

async function restoreDatabase(
  { terminal }: CommandInput,
  values: ConfigValues,
  backup: string,
  manifest: Manifest,
): Promise<void> {
  if (values.DATABASE_URL === null)
    throw new CommandError('this is a dump: set DATABASE_URL to an empty database (CREATE DATABASE … OWNER …)');
  await checkPostgres(values.DATABASE_URL, { say: terminal.say });
  const wanted = manifest.files.find(({ path }) => path === DUMP_FILE);
  const found = await describeFile(join(backup, DUMP_FILE));
  if (wanted?.sha256 !== found.sha256)
    throw new CommandError(`the backup is damaged: ${DUMP_FILE} is not what was written when it was made`);
  await placeSecrets(values, stateDirOf(values), backup, manifest);
  const tools = { searchPath: values.PATH, say: (line: string): void => terminal.progress(line) };
  await restoreDump(values.DATABASE_URL, backup, tools);
}

/** What came out of it, read from the database itself. */
function tell({ terminal }: CommandInput, manifest: Manifest): Promise<number> {
  return withEngines(terminal, async ({ databaseUrl }) => {
    const client = new pg.Client({ connectionString: databaseUrl, options: `-c role=${WORKER_ROLE}` });
    await client.connect();
    try {
      const { rows } = await client.query<{ accounts: number; invoices: number; waiting: number }>(
        `select (select count(*)::int from accounts) as accounts, (select count(*)::int from invoices) as invoices,
           (select count(*)::int from (select from delivery_queue limit 1000000) x) as waiting`,
      );
      const { accounts, invoices, waiting } = rows[0]!;
      terminal.answer(
        `restored as of ${manifest.madeAt}: ${accounts} accounts, ${invoices} invoices, ${waiting} deliveries that wait`,
      );
    } finally {
      await client.end();
    }
    const { isMigrated } = await import('../../../platform/database/migrate.js');
    if (!(await isMigrated(databaseUrl)))
      terminal.answer(`it is older than this build (${manifest.lastMigration}): run posthorn migrate`);
    terminal.answer(
      'next: posthorn verify-ledger, then DELIVERY_ROUTE=inbox npm start, and look at what waits before mail goes out',
    );
    return 0;
  });
}
