import assert from 'node:assert/strict';
import {
  accessSync,
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, describe, it } from 'node:test';
import { defaultStateDir, openStateDir } from '../../../src/platform/engines/state-dir.js';
import { findPostgresBinaries, locatePackage } from '../../../src/platform/engines/postgres-binaries.js';
import { hold, sql, temporaryState, type Identity } from '../../support/engine-processes.js';

const isRoot = process.getuid?.() === 0;
const NOBODY: Identity = { uid: 65_534, gid: 65_534 };

/** Why a test as another user is impossible here, or false. */
function unreachableForOthers(): string | false {
  for (let path = import.meta.dirname; path !== dirname(path); path = dirname(path)) {
    if ((statSync(path).mode & 0o001) === 0) return `other users may not enter ${path}`;
  }
  return false;
}

describe('who runs the engines', () => {
  it('a normal user, with the state in the checkout', { skip: isRoot && unreachableForOthers() }, async () => {
    const identity = isRoot ? NOBODY : undefined;
    const { stateDir, clear } = temporaryState(identity);
    after(clear);
    const holder = await hold({ stateDir }, identity);
    assert.equal(holder.refusal, undefined);
    assert.deepEqual(await sql(holder.databaseUrl, 'SELECT 1 AS n'), [{ n: 1 }]);
    assert.equal(statSync(join(stateDir, 'pgdata')).uid, identity?.uid ?? process.getuid?.());
    await holder.leave();
  });

  it(
    'root hands them to a system user and keeps the state outside the checkout',
    { skip: !isRoot && 'needs root' },
    async () => {
      assert.equal(defaultStateDir('/some/checkout'), '/var/lib/posthorn');
      const { stateDir, clear } = temporaryState();
      after(clear);
      const holder = await hold({ stateDir });
      assert.notEqual(statSync(join(stateDir, 'pgdata')).uid, 0);
      await holder.leave();
    },
  );

  it('a normal user keeps the state in the checkout', { skip: isRoot && 'root keeps it in /var/lib' }, () => {
    assert.equal(defaultStateDir('/some/checkout'), '/some/checkout/.posthorn');
  });

  it('root is told when the state directory is closed to that user', { skip: !isRoot && 'needs root' }, async () => {
    const closed = mkdtempSync(join(tmpdir(), 'posthorn-closed-'));
    after(() => rmSync(closed, { recursive: true, force: true }));
    const holder = await hold({ stateDir: join(closed, 'state') });
    assert.match(holder.refusal ?? '', /cannot reach the state directory .*POSTHORN_STATE_DIR/s);
  });
});

describe('the packaged PostgreSQL', () => {
  const { stateDir, clear } = temporaryState();
  const home = mkdtempSync(join(tmpdir(), 'posthorn-home-'));
  after(async () => {
    await clear();
    rmSync(home, { recursive: true, force: true });
  });

  it('is copied to the state directory from a home the engines may not enter, and its links are made', (t) => {
    const original = locatePackage();
    if (!original) return t.skip('there is no packaged PostgreSQL for this platform');
    const state = openStateDir(stateDir, () => undefined);
    const packageDir = join(home, 'linux');
    cpSync(original, packageDir, { recursive: true, filter: (path) => !lstatSync(path).isSymbolicLink() });
    // mkdtemp closed the home to others already; a normal user's obstacle is a package that cannot be written.
    if (!isRoot) for (const name of ['native', 'native/lib']) chmodSync(join(packageDir, name), 0o500);
    const found = findPostgresBinaries(state, packageDir);
    assert.match(found.version, /^1[5-8]/);
    assert.ok(found.bin.startsWith(stateDir), found.bin);
    const links = readdirSync(join(found.bin, '..', 'lib')).filter((name) =>
      lstatSync(join(found.bin, '..', 'lib', name)).isSymbolicLink(),
    );
    assert.ok(links.length > 10, `${links.length} links`);
    if (!isRoot) for (const name of ['native', 'native/lib']) chmodSync(join(packageDir, name), 0o700);
  });

  it('gets its links in place where the package can be written', (t) => {
    const original = locatePackage();
    if (!original) return t.skip('there is no packaged PostgreSQL for this platform');
    const state = openStateDir(stateDir, () => undefined);
    const open = mkdtempSync(join(tmpdir(), 'posthorn-open-'));
    after(() => rmSync(open, { recursive: true, force: true }));
    chmodSync(open, 0o755);
    cpSync(original, open, { recursive: true, filter: (path) => !lstatSync(path).isSymbolicLink() });
    const found = findPostgresBinaries(state, open);
    assert.equal(found.bin, join(open, 'native', 'bin'));
  });

  it('gives way to an installed one, and a machine with neither is told what to do', () => {
    const state = openStateDir(stateDir, () => undefined);
    const empty = join(home, 'empty');
    mkdirSync(empty, { recursive: true });
    accessSync(empty);
    if (existsSync('/usr/lib/postgresql')) {
      assert.equal(findPostgresBinaries(state, empty).origin, 'installed');
    } else {
      assert.throws(
        () => findPostgresBinaries(state, empty),
        /Install your distribution's postgresql package .* DATABASE_URL/s,
      );
    }
  });
});
