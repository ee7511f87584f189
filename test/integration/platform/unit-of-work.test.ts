import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { INestApplicationContext } from '@nestjs/common';
import { newId } from '../../../src/kernel/ids.js';
import { systemNow } from '../../../src/kernel/time/instant.js';
import { HotPool } from '../../../src/platform/database/hot-pool.js';
import { secure } from '../../../src/platform/database/secure-tables.js';
import { accountScope } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { openPlatform } from './open-platform.js';

describe('unit of work', () => {
  let app: INestApplicationContext;
  let close: () => Promise<void>;
  let unitOfWork: UnitOfWork;
  const mine = accountScope(newId(systemNow()));
  const theirs = accountScope(newId(systemNow()));

  before(async () => {
    ({ app, close } = await openPlatform(async (owner) => {
      await owner.query('create table notes (id int primary key, account_id uuid not null, text text)');
      await secure(owner, ['notes']);
    }));
    unitOfWork = app.get(UnitOfWork);
  });
  after(() => close());

  it('shows a foreign row to nobody, even without a where clause', async () => {
    await unitOfWork.run(mine, (tx) => tx.query(`insert into notes values (1, $1, 'mine')`, [mine.accountId]));
    await unitOfWork.run(theirs, (tx) => tx.query(`insert into notes values (2, $1, 'theirs')`, [theirs.accountId]));
    const seen = await unitOfWork.run(mine, (tx) => tx.query<{ text: string }>('select text from notes'));
    assert.deepEqual(seen, [{ text: 'mine' }]);
    await unitOfWork.run(mine, (tx) => tx.query(`update notes set text = 'stolen'`));
    await unitOfWork.run(mine, (tx) => tx.query('delete from notes where id = 2'));
    const all = await unitOfWork.runAsWorker((tx) => tx.query<{ text: string }>('select text from notes order by id'));
    assert.deepEqual(all, [{ text: 'stolen' }, { text: 'theirs' }]);
  });

  it('refuses to write a row into a foreign account', async () => {
    const attempt = unitOfWork.run(mine, (tx) =>
      tx.query(`insert into notes values (3, $1, 'planted')`, [theirs.accountId]),
    );
    await assert.rejects(attempt, { code: '42501' });
  });

  it('forgets the account with the transaction: the pooled connection sees nothing afterwards', async () => {
    await unitOfWork.run(mine, (tx) => tx.query('select 1'));
    const { rows } = await app
      .get(HotPool)
      .query<{ account: string | null }>(`select nullif(current_setting('app.account_id', true), '') as account`);
    assert.equal(rows[0]!.account, null);
  });

  it('runs as a role that is no superuser, owns nothing and skips no policy', async () => {
    const [role] = await unitOfWork.run(mine, (tx) =>
      tx.query(`select rolname, rolsuper, rolbypassrls, (select count(*)::int from pg_class where relowner = r.oid) as owned
                from pg_roles r where rolname = current_user`),
    );
    assert.deepEqual(role, { rolname: 'posthorn_app', rolsuper: false, rolbypassrls: false, owned: 0 });
  });

  it('writes all or nothing, and runs after-commit actions only after a commit', async () => {
    let announced = 0;
    const failing = unitOfWork.runAsWorker(async (tx) => {
      tx.afterCommit(() => (announced += 1));
      await tx.query(`insert into notes values (9, $1, 'lost')`, [mine.accountId]);
      throw new Error('changed my mind');
    });
    await assert.rejects(failing, /changed my mind/);
    assert.deepEqual(await unitOfWork.readAsWorker('select id from notes where id = 9'), []);
    assert.equal(announced, 0);
    await unitOfWork.runAsWorker(async (tx) => tx.afterCommit(() => (announced += 1)));
    assert.equal(announced, 1);
  });

  it('repeats a transaction that lost a deadlock, so that both sides succeed', async () => {
    await unitOfWork.runAsWorker((tx) =>
      tx.query(`insert into notes values (20, $1, 'a'), (21, $1, 'b')`, [mine.accountId]),
    );
    let arrived = 0;
    const bothArrived = new Promise<void>((resolve) => {
      const check = setInterval(() => arrived >= 2 && (clearInterval(check), resolve()), 1);
    });
    const swap = (first: number, second: number) =>
      unitOfWork.runAsWorker(async (tx) => {
        await tx.query('update notes set text = text || $2 where id = $1', [first, '1']);
        arrived += 1;
        await bothArrived;
        await tx.query('update notes set text = text || $2 where id = $1', [second, '2']);
      });
    await Promise.all([swap(20, 21), swap(21, 20)]);
    const rows = await unitOfWork.readAsWorker<{ text: string }>(
      'select text from notes where id in (20, 21) order by id',
    );
    assert.deepEqual(
      rows.map((row) => row.text.length),
      [3, 3],
    );
  });
});
