import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';

const repository = join(import.meta.dirname, '../../../..');

interface LockEntry {
  version?: string;
  optional?: boolean;
  resolved?: string;
  optionalDependencies?: Record<string, string>;
}
interface Lock {
  packages: Record<string, LockEntry>;
}
interface LockFileModule {
  missingOptionalPackages(lock: Lock): { name: string; version: string; wantedBy: string }[];
  isInstalled(root: string): boolean;
  isLockComplete(root: string): boolean;
}

async function script<T>(name: string): Promise<T> {
  return (await import(pathToFileURL(join(repository, 'scripts/lib', name)).href)) as T;
}

describe('the scripts that need no packages', () => {
  const root = mkdtempSync(join(tmpdir(), 'posthorn-scripts-'));
  const write = (name: string, value: unknown): void => writeFileSync(join(root, name), JSON.stringify(value));
  let lockFile: LockFileModule;
  before(async () => {
    lockFile = await script<LockFileModule>('lock-file.mjs');
    mkdirSync(join(root, 'node_modules'));
  });
  after(() => rmSync(root, { recursive: true, force: true }));

  it('know which Node is new enough', async () => {
    const { isNodeNewEnough } = await script<{ isNodeNewEnough(version: string): boolean }>('node-version.mjs');
    const judged = ['18.20.4', '20.18.3', '20.19.0', '20.20.2', '22.0.0', '24.3.1'].map(isNodeNewEnough);
    assert.deepEqual(judged, [false, false, true, true, true, true]);
  });

  it('see that packages are missing, old or there', () => {
    const packages = {
      '': {},
      'node_modules/a': { version: '1.0.0' },
      'node_modules/b': { version: '2.0.0', optional: true },
    };
    write('package-lock.json', { packages });
    assert.equal(lockFile.isInstalled(root), false, 'nothing installed');
    write('node_modules/.package-lock.json', { packages: { 'node_modules/a': { version: '0.9.0' } } });
    assert.equal(lockFile.isInstalled(root), false, 'an older version');
    write('node_modules/.package-lock.json', { packages: { 'node_modules/a': { version: '1.0.0' } } });
    assert.equal(lockFile.isInstalled(root), true, 'an optional package may be absent');
  });

  it('find the platform packages a lock leaves out, wherever they would be nested', () => {
    const packages: Lock['packages'] = {
      '': { optionalDependencies: { top: '1.0.0' } },
      'node_modules/top': { version: '1.0.0' },
      'node_modules/a': { optionalDependencies: { 'a-linux': '1.0.0', 'a-darwin': '1.0.0' } },
      'node_modules/a/node_modules/a-linux': { version: '1.0.0' },
    };
    assert.deepEqual(lockFile.missingOptionalPackages({ packages }), [
      { name: 'a-darwin', version: '1.0.0', wantedBy: 'node_modules/a' },
    ]);
  });

  it('keep the lock file of this repository fit for npm ci, without addresses', () => {
    const lock = JSON.parse(readFileSync(join(repository, 'package-lock.json'), 'utf8')) as Lock;
    assert.deepEqual(lockFile.missingOptionalPackages(lock), [], 'run npm run fix-lock');
    assert.equal(lockFile.isLockComplete(repository), true, 'package.json and package-lock.json agree');
    assert.deepEqual(
      Object.keys(lock.packages).filter((key) => lock.packages[key]?.resolved !== undefined),
      [],
    );
  });

  it('build again when a source changes, and not for a test', async () => {
    const { hashOfSources } = await script<{ hashOfSources(root: string): string }>('build.mjs');
    mkdirSync(join(root, 'src/deep'), { recursive: true });
    writeFileSync(join(root, 'src/deep/a.ts'), 'export const a = 1;');
    const first = hashOfSources(root);
    writeFileSync(join(root, 'src/deep/a.spec.ts'), 'a test');
    assert.equal(hashOfSources(root), first);
    writeFileSync(join(root, 'src/deep/a.ts'), 'export const a = 2;');
    assert.notEqual(hashOfSources(root), first);
  });
});
