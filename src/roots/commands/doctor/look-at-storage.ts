import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { readFile, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { Sealer } from '../../../platform/crypto/sealer.js';
import { WORKER_ROLE } from '../../../platform/database/secure-tables.js';
import { bytesInWords } from '../terminal.js';
import { readBackupMark } from '../backup/backup-mark.js';
import { DAY_MS, HOUR_MS, systemNow, toIso } from '../../../kernel/time/instant.js';
import { bad, type Finding, lookedAt, ok, skipped, warn } from './finding.js';
import type { Subject } from './subject.js';

const LITTLE_BYTES = 2 * 1024 ** 3;
const TOO_LITTLE_BYTES = 512 * 1024 ** 2;
const LITTLE_SHARE = 0.1;
const BACKUP_EVERY_MS = DAY_MS + 2 * HOUR_MS;

export async function lookAtStorage(subject: Subject): Promise<Finding[]> {
  const { stateDir } = subject;
  if (!existsSync(stateDir)) {
    return [
      skipped('storage.state', `${stateDir} is not there yet; the first start makes it`),
      ...(await lookAtKey(subject)),
    ];
  }
  return [
    lookAtFolder(stateDir),
    ...(await lookedAt('storage.disk', async () => [await lookAtDisk(stateDir)])),
    ...(await lookedAt('storage.key', () => lookAtKey(subject))),
    ...lookAtBackup(subject),
  ];
}

function lookAtFolder(stateDir: string): Finding {
  const why = 'Keys, certificates and the embedded servers live there.';
  try {
    accessSync(stateDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch {
    const mend = `chown -R "$(id -un)" ${stateDir}, or run this as the user that runs Posthorn`;
    return bad('storage.state', { found: `${stateDir} cannot be written by this user`, why, mend });
  }
  const secrets = join(stateDir, 'secrets');
  const mode = existsSync(secrets) ? statSync(secrets).mode & 0o077 : 0;
  if (mode === 0) return ok('storage.state', `${stateDir} can be written, its secrets are closed to others`);
  const trouble = {
    found: `${secrets} is open to other users`,
    why: 'Who reads the keys there reads every sealed secret.',
    mend: `chmod 700 ${secrets}`,
  };
  return bad('storage.state', trouble);
}

async function lookAtDisk(stateDir: string): Promise<Finding> {
  const { bavail, blocks, bsize } = await statfs(stateDir);
  return judgeDisk(bavail * bsize, blocks * bsize, stateDir);
}

export function judgeDisk(freeBytes: number, sizeBytes: number, where: string): Finding {
  const share = sizeBytes === 0 ? 0 : freeBytes / sizeBytes;
  const found = `${bytesInWords(freeBytes)} (${Math.round(share * 100)} %) are free where ${where} is`;
  if (freeBytes >= LITTLE_BYTES && share >= LITTLE_SHARE) return ok('storage.disk', found);
  const trouble = {
    found,
    why: 'When the disk is full PostgreSQL stops, and with it acceptance and delivery.',
    mend: `du -xh --max-depth=2 ${where} | sort -h | tail, and make the disk larger`,
  };
  return freeBytes < TOO_LITTLE_BYTES ? bad('storage.disk', trouble) : warn('storage.disk', trouble);
}

/** The key must be there, and open what the database holds. */
async function lookAtKey(subject: Subject): Promise<Finding[]> {
  const file = join(subject.stateDir, 'secrets', 'secrets-key');
  const key =
    subject.values.SECRETS_KEY ?? (existsSync(file) ? Buffer.from(await readFile(file, 'utf8'), 'base64') : null);
  if (key === null) return [skipped('storage.key', 'there is no SECRETS_KEY yet; the first start makes one')];
  const sealed = subject.database === null ? null : await aSealedValue(subject.database.url);
  if (sealed === null)
    return [ok('storage.key', 'SECRETS_KEY is there; nothing that is sealed was found to try it on')];
  try {
    new Sealer(key).open(sealed);
  } catch {
    return [
      bad('storage.key', {
        found: 'SECRETS_KEY does not open what the database holds',
        why: 'DKIM keys, second factors and ways to pay cannot be read: mail leaves unsigned or not at all.',
        mend: `Put the key back that the database was written with: SECRETS_KEY, or ${file} from your backup.`,
      }),
    ];
  }
  const findings = [ok('storage.key', 'SECRETS_KEY opens what the database holds')];
  if (subject.values.SECRETS_KEY === null && !subject.database!.embedded) {
    const why = 'A second machine would make a key of its own and could not read what this one sealed.';
    const found = `SECRETS_KEY is only in ${file}, beside a database that other machines use`;
    findings.push(
      warn('storage.key-place', {
        found,
        why,
        mend: `SECRETS_KEY="$(cat ${file})" in the environment of all processes`,
      }),
    );
  }
  return findings;
}

async function aSealedValue(url: string): Promise<Buffer | null> {
  const client = new pg.Client({
    connectionString: url,
    options: `-c role=${WORKER_ROLE}`,
    connectionTimeoutMillis: 5_000,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ sealed: Buffer }>(
      'select sealed_private_key as sealed from domain_keys order by id desc limit 1',
    );
    return rows[0]?.sealed ?? null;
  } catch {
    return null;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Only what `posthorn backup` made is known; whoever backs up his own server some other way is not reminded. */
function lookAtBackup({ stateDir, database, sends }: Subject): Finding[] {
  const mark = readBackupMark(stateDir);
  const embedded = database?.embedded ?? true;
  if (mark === null && !(embedded && sends))
    return [skipped('storage.backup', 'no backup by posthorn backup is known here')];
  if (mark !== null && systemNow() - mark.at < BACKUP_EVERY_MS)
    return [ok('storage.backup', `backed up at ${toIso(mark.at)}`)];
  const found =
    mark === null ? 'this installation has never been backed up' : `the last backup is of ${toIso(mark.at)}`;
  const why = 'Invoices, consent and messages that were accepted exist nowhere else.';
  return [
    warn('storage.backup', {
      found,
      why,
      mend: 'posthorn backup /srv/backups (every night, to another machine’s disk)',
    }),
  ];
}
