import { type Dirent, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { CommandError } from '../command.js';
import { copyFiles } from './copy-files.js';
import type { BackedUpFile } from './manifest.js';

/** What PostgreSQL makes anew at its start, or what must not be taken along (its documentation, “Making a Base Backup”). */
const EMPTY_FOLDERS = [
  'pg_dynshmem',
  'pg_notify',
  'pg_replslot',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
  'pg_wal',
];
const LEFT_OUT =
  /^(?:postmaster\.(?:pid|opts)|backup_label(?:\.old)?|tablespace_map(?:\.old)?|backup_manifest|current_logfiles|pg_internal\.init.*|pgsql_tmp.*)$/;
const CONTROL_FILE = 'global/pg_control';

export interface DataCopied {
  files: BackedUpFile[];
  folders: string[];
  postgres: string;
}

/**
 * A copy of a data directory while its server works, by PostgreSQL's low-level backup. A temporary replication slot keeps the log
 * that the copy needs; it ends with our connection, also when we are killed.
 */
export async function copyRunningData(
  superuserUrl: string,
  target: string,
  progress: (doneBytes: number, allBytes: number) => void,
): Promise<DataCopied> {
  const client = new pg.Client({
    connectionString: superuserUrl,
    application_name: 'posthorn-backup',
    connectionTimeoutMillis: 10_000,
  });
  let lost: Error | null = null;
  client.on('error', (error) => (lost = error));
  await client.connect();
  try {
    const data = await dataDirectoryOf(client);
    await client.query(
      `select pg_create_physical_replication_slot('posthorn_backup_' || pg_backend_pid(), true, true)`,
    );
    const began = await client.query<{ segment: string }>(
      `select pg_walfile_name(pg_backup_start('posthorn backup', true)) as segment`,
    );
    const { files, folders } = await copyAll(data, target, progress);
    if (lost) throw new CommandError(`the server ended the backup: ${(lost as Error).message}`);
    const { rows } = await client.query<{ segment: string; label: string; version: string }>(
      `select pg_walfile_name(lsn) as segment, labelfile as label, current_setting('server_version') as version from pg_backup_stop(false)`,
    );
    const { segment, label, version } = rows[0]!;
    const log = await copyLog(data, target, { first: began.rows[0]!.segment, last: segment });
    const labelled = await writeLabel(target, label);
    return { files: [...files, ...log, labelled], folders, postgres: version };
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function dataDirectoryOf(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ data: string; elsewhere: number }>(
    `select current_setting('data_directory') as data, (select count(*)::int from pg_tablespace where spcname not in ('pg_default', 'pg_global')) as elsewhere`,
  );
  const { data, elsewhere } = rows[0]!;
  if (elsewhere > 0)
    throw new CommandError('the server has tablespaces outside its data directory; back it up with pg_basebackup');
  return data;
}

async function copyAll(
  data: string,
  target: string,
  progress: (done: number, all: number) => void,
): Promise<{ files: BackedUpFile[]; folders: string[] }> {
  mkdirSync(target, { recursive: true, mode: 0o700 });
  const { paths, folders } = contentsOf(data);
  const allBytes = paths.reduce((sum, path) => sum + sizeOf(join(data, path)), 0);
  let doneBytes = 0;
  const tell = (bytes: number): void => progress((doneBytes += bytes), allBytes);
  const copyOf = (path: string) => ({ from: join(data, path), to: join(target, path), path: `pgdata/${path}` });
  const files = await copyFiles(paths.filter((path) => path !== CONTROL_FILE).map(copyOf), tell);
  return { files: [...files, ...(await copyFiles([copyOf(CONTROL_FILE)], tell))], folders };
}

/** Folders that are empty count too: PostgreSQL does not start without them. */
function contentsOf(data: string): { paths: string[]; folders: string[] } {
  const paths: string[] = [];
  const folders: string[] = [];
  const walk = (folder: string): void => {
    for (const entry of entriesOf(join(data, folder))) {
      if (LEFT_OUT.test(entry.name)) continue;
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isFile()) paths.push(path);
      if (!entry.isDirectory()) continue;
      folders.push(path);
      if (!EMPTY_FOLDERS.includes(path)) walk(path);
    }
  };
  walk('');
  return { paths, folders };
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

/** The log from the beginning of the copy to its end, without which it is worth nothing. */
async function copyLog(data: string, target: string, span: { first: string; last: string }): Promise<BackedUpFile[]> {
  const names = readdirSync(join(data, 'pg_wal')).filter(
    (name) => /^[0-9A-F]{24}$/.test(name) && name >= span.first && name <= span.last,
  );
  for (const end of [span.first, span.last])
    if (!names.includes(end))
      throw new CommandError(`the server has already removed the log ${end}; run the backup again`);
  const copies = names.map((name) => ({
    from: join(data, 'pg_wal', name),
    to: join(target, 'pg_wal', name),
    path: `pgdata/pg_wal/${name}`,
  }));
  return copyFiles(copies, () => undefined);
}

async function writeLabel(target: string, label: string): Promise<BackedUpFile> {
  const draft = join(target, 'backup_label.draft');
  writeFileSync(draft, label, { mode: 0o600 });
  const [file] = await copyFiles(
    [{ from: draft, to: join(target, 'backup_label'), path: 'pgdata/backup_label' }],
    () => undefined,
  );
  rmSync(draft);
  return file!;
}
