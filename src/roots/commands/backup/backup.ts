import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { type Instant, systemNow, toIso } from '../../../kernel/time/instant.js';
import { readEnvironment } from '../../../platform/config/config.js';
import { findEngines } from '../../../platform/engines/index.js';
import { stateDirOf } from '../../state-dir-of.js';
import { type Command, CommandError, type CommandInput, textOption } from '../command.js';
import { withEngines } from '../installation.js';
import { bytesInWords } from '../terminal.js';
import { writeBackupMark } from './backup-mark.js';
import { copyRunningData } from './data-directory.js';
import { dumpDatabase } from './dump.js';
import { type Manifest, writeManifest } from './manifest.js';
import { copySecrets } from './secrets.js';

export const BACKUP: Command = {
  name: 'backup',
  words: '<folder>',
  sentence: 'writes the database and the keys into a new folder below this one, while everything runs',
  explanation: `Makes <folder>/posthorn-<time>, complete or not at all: the database as it was at one moment, the keys that open it, the
    certificates, and a manifest with the hash of every file. Redis is not in it; it is made anew from the database.

    The embedded PostgreSQL is copied file by file with the log that makes the copy whole (its low-level backup). A server of your own is
    dumped with pg_dump, which must be installed and of the server’s major version or newer; its login must be allowed to pass row-level
    security (the message says how to make one).

    The folder holds every secret of the installation. Keep it as you keep those, and on another machine. A backup also holds what was
    erased afterwards: see docs/operate/erasure.md.`,
  options: [
    {
      name: 'user',
      value: 'LOGIN',
      sentence: 'the login that pg_dump uses; its password comes from PGPASSWORD or ~/.pgpass',
    },
    { name: 'without-keys', sentence: 'leaves out keys and certificates; the backup is worth nothing without them' },
  ],
  examples: [
    ['posthorn backup /srv/backups', 'makes /srv/backups/posthorn-20261122T020000Z'],
    ['posthorn backup /srv/backups && restic backup /srv/backups', 'every night, and away from this machine'],
  ],
  run: (input) => {
    const values = readEnvironment();
    return withEngines(input.terminal, async ({ databaseUrl }) => {
      const startedAt = systemNow();
      const place = placeFor(resolve(input.words[0]!), startedAt);
      const draft = `${place}.partial`;
      mkdirSync(draft, { recursive: true, mode: 0o700 });
      try {
        const data =
          values.DATABASE_URL === null ? await copyData(input, draft) : await dumpData(input, databaseUrl, draft);
        const keys = input.options['without-keys'] === true ? [] : await copySecrets(values, stateDirOf(values), draft);
        const files = [...data.files, ...keys];
        const lastMigration = await lastMigrationOf(databaseUrl);
        writeManifest(draft, { format: 1, madeAt: toIso(startedAt), lastMigration, ...data, files });
        renameSync(draft, place);
        if (existsSync(stateDirOf(values))) writeBackupMark(stateDirOf(values), { at: startedAt, place });
        const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
        input.terminal.say(
          `${files.length} files, ${bytesInWords(bytes)}, in ${Math.ceil((systemNow() - startedAt) / 1000)} s`,
        );
        input.terminal.answer(place);
        return 0;
      } catch (error) {
        rmSync(draft, { recursive: true, force: true });
        throw error;
      }
    });
  },
};

type Data = Pick<Manifest, 'kind' | 'files' | 'folders' | 'postgres'>;

async function copyData({ terminal }: CommandInput, draft: string): Promise<Data> {
  const postgres = findEngines(stateDirOf(readEnvironment())).postgres;
  if (postgres === null) throw new CommandError('the embedded PostgreSQL does not answer');
  const progress = (done: number, all: number): void =>
    terminal.progress(
      `copied ${bytesInWords(done)} of ${bytesInWords(all)} (${Math.floor((100 * done) / Math.max(1, all))} %)`,
    );
  return { kind: 'data-directory', ...(await copyRunningData(postgres.superuserUrl, join(draft, 'pgdata'), progress)) };
}

async function dumpData(input: CommandInput, databaseUrl: string, draft: string): Promise<Data> {
  const tools = { searchPath: readEnvironment().PATH, say: (line: string): void => input.terminal.progress(line) };
  const { file, postgres } = await dumpDatabase(databaseUrl, textOption(input, 'user'), draft, tools);
  return { kind: 'dump', files: [file], folders: [], postgres };
}

function placeFor(folder: string, at: Instant): string {
  const time = toIso(at).replace(/[-:]|\.\d+/g, '');
  const place = join(folder, `posthorn-${time}`);
  if (existsSync(place)) throw new CommandError(`${place} is there already`);
  return place;
}

async function lastMigrationOf(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      'select name from schema_migrations order by timestamp desc limit 1',
    );
    return rows[0]?.name ?? '';
  } finally {
    await client.end();
  }
}
