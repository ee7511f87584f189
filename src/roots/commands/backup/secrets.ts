import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ConfigValues } from '../../../platform/config/config.schema.js';
import { CommandError } from '../command.js';
import { copyFiles, takeFiles } from './copy-files.js';
import type { BackedUpFile, Manifest } from './manifest.js';

const KEY_FILE = 'secrets/secrets-key';
const FOLDERS = ['secrets', 'tls'];

/** Keys, passwords of the embedded servers, certificates; and the SECRETS_KEY of the environment, where it is kept there. */
export async function copySecrets(values: ConfigValues, stateDir: string, target: string): Promise<BackedUpFile[]> {
  const copies = FOLDERS.flatMap((folder) =>
    (existsSync(join(stateDir, folder)) ? readdirSync(join(stateDir, folder)) : []).map((name) => {
      const path = `${folder}/${name}`;
      return { from: join(stateDir, path), to: join(target, path), path };
    }),
  );
  if (values.SECRETS_KEY === null) return copyFiles(copies, () => undefined);
  mkdirSync(join(target, 'secrets'), { recursive: true, mode: 0o700 });
  const draft = join(target, 'key');
  writeFileSync(draft, values.SECRETS_KEY.toString('base64'), { mode: 0o600 });
  const others = copies.filter(({ path }) => path !== KEY_FILE);
  const files = await copyFiles(
    [...others, { from: draft, to: join(target, KEY_FILE), path: KEY_FILE }],
    () => undefined,
  );
  rmSync(draft);
  return files;
}

export function secretsOf(manifest: Manifest): BackedUpFile[] {
  return manifest.files.filter(({ path }) => FOLDERS.some((folder) => path.startsWith(`${folder}/`)));
}

/** The key of the backup must be the one that will be used; nothing that is there already is replaced. */
export async function placeSecrets(
  values: ConfigValues,
  stateDir: string,
  backup: string,
  manifest: Manifest,
): Promise<void> {
  const files = secretsOf(manifest);
  const key = files.find(({ path }) => path === KEY_FILE);
  const kept = key && Buffer.from(readFileSync(join(backup, KEY_FILE), 'utf8'), 'base64');
  if (kept && values.SECRETS_KEY !== null && !kept.equals(values.SECRETS_KEY))
    throw new CommandError(`SECRETS_KEY is not the one of the backup: set it to what ${join(backup, KEY_FILE)} holds`);
  for (const { path } of files) {
    const place = join(stateDir, path);
    if (existsSync(place) && !readFileSync(place).equals(readFileSync(join(backup, path))))
      throw new CommandError(`${place} belongs to another installation: set POSTHORN_STATE_DIR to a new folder`);
  }
  const missing = files.filter(({ path }) => !existsSync(join(stateDir, path)));
  for (const folder of FOLDERS) mkdirSync(join(stateDir, folder), { recursive: true, mode: 0o700 });
  await takeFiles(
    backup,
    missing,
    (path) => join(stateDir, path),
    () => undefined,
  );
}
