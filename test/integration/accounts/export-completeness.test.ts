import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newId } from '../../../src/kernel/ids.js';
import { accountScope } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { NOT_ERASED, NOT_EXPORTED } from '../../../src/roots/leaving-decisions.table.js';
import { LeavingParts } from '../../../src/modules/accounts/leaving/index.js';
import { startWorld, type World } from '../../support/world.js';
import { rows } from './account-world.js';

/** Partitions are reached through their parents. */
const OWNED = `select distinct c.relname as "table" from pg_class c
  join pg_attribute a on a.attrelid = c.oid and a.attname in ('account_id', 'about_account_id') and not a.attisdropped
  where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = 'public'::regnamespace order by 1`;

describe('what belongs to an account', () => {
  let world: World;
  let owned: string[];
  let parts: LeavingParts;
  before(async () => {
    world = await startWorld();
    owned = (await rows<{ table: string }>(world, OWNED)).map(({ table }) => table);
    parts = world.app.get(LeavingParts);
  });
  after(() => world.close());

  const tablesOf = (list: readonly { tables: readonly string[] }[]): Set<string> =>
    new Set(list.flatMap(({ tables }) => tables));

  it('every table is exported, or it is written down why not', () => {
    const exported = tablesOf(parts.exports());
    const undecided = owned.filter((table) => !exported.has(table) && NOT_EXPORTED[table] === undefined);
    assert.deepEqual(undecided, [], 'register an export part in the table’s module, or add a line to NOT_EXPORTED');
    const twice = owned.filter((table) => exported.has(table) && NOT_EXPORTED[table] !== undefined);
    assert.deepEqual(twice, []);
    assert.deepEqual(
      Object.keys(NOT_EXPORTED).filter((table) => !owned.includes(table)),
      [],
    );
  });

  it('every table is erased, or it is written down why not', () => {
    const erased = tablesOf([...parts.erasures(), ...parts.kept()]);
    const undecided = owned.filter((table) => !erased.has(table) && NOT_ERASED[table] === undefined);
    assert.deepEqual(undecided, [], 'register an erasure part in the table’s module, or add a line to NOT_ERASED');
    assert.deepEqual(
      Object.keys(NOT_ERASED).filter((table) => !owned.includes(table)),
      [],
    );
  });

  it('every part can be read, erased, counted and kept for an account that has nothing', async () => {
    const scope = accountScope(newId(world.now()));
    const unitOfWork = world.app.get(UnitOfWork);
    for (const part of parts.exports())
      for await (const row of part.rows(scope)) assert.fail(`${part.name}: ${JSON.stringify(row)}`);
    for (const part of parts.erasures()) {
      assert.equal(await unitOfWork.runAsWorker((tx) => part.eraseIn(tx, scope, 10)), 0, part.name);
      assert.equal(await unitOfWork.runAsWorker((tx) => part.countLeftIn(tx, scope)), 0, part.name);
    }
    for (const part of parts.kept()) assert.equal(await unitOfWork.runAsWorker((tx) => part.countIn(tx, scope)), 0);
  });

  it('every part names tables that exist, and no two parts have one name', async () => {
    const all = await rows<{ name: string }>(world, `select relname as name from pg_class where relkind in ('r', 'p')`);
    const known = new Set(all.map(({ name }) => name));
    const named = [...tablesOf([...parts.exports(), ...parts.erasures(), ...parts.kept()])];
    assert.deepEqual(
      named.filter((table) => !known.has(table)),
      [],
    );
    assert.throws(() => parts.registerExport(parts.exports()[0]!), /two parts/);
  });
});
