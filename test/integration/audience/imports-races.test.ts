import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { eventually } from '../../support/eventually.js';
import { startWorld, type World } from '../../support/world.js';
import { rows } from '../accounts/account-world.js';
import { Importer } from './import-steps.js';

const ROWS = 12_000;
/** Every tenth row is no contact, every eleventh is there twice. */
const HEADER = 'email,city\n';

function lineOf(n: number, who: string): string {
  if (n % 10 === 0) return `no address ${n},Paris\n`;
  return `${who}${n % 11 === 0 ? n - 1 : n}@x.example,City ${n}\n`;
}

function fileOf(who: string): string {
  return HEADER + Array.from({ length: ROWS }, (_, n) => lineOf(n, who)).join('');
}

function expected(who: string): { contacts: Set<string>; rejected: number } {
  const lines = Array.from({ length: ROWS }, (_, n) => lineOf(n, who));
  const good = lines.filter((line) => !line.startsWith('no address'));
  return { contacts: new Set(good.map((line) => line.split(',')[0]!)), rejected: lines.length - good.length };
}

describe('imports that are disturbed', () => {
  let world: World;
  let importer: Importer;
  before(async () => {
    world = await startWorld({ ROLES: 'api,worker' });
    await world.another({ ROLES: 'worker' });
    importer = await Importer.start(world);
    await importer.withFields({ city: 'text' });
  });
  after(() => world.close());

  it('stopped and resumed 64 times at once, again and again: every row once, every count exact', async () => {
    const { contacts, rejected } = expected('race');
    const { id } = await importer.started([['file', fileOf('race')]]);
    for (let round = 0; round < 4; round += 1) {
      const answers = await Promise.all(
        Array.from({ length: 64 }, (_, n) => importer.post(id, n % 2 === 0 ? 'cancel' : 'resume')),
      );
      const wrong = answers.filter(({ status }) => ![200, 202, 409].includes(status));
      assert.deepEqual(wrong.map(({ text }) => text), []); // prettier-ignore
      const refused = answers.filter(({ status }) => status === 409);
      assert.ok(refused.every(({ text }) => text.includes('"import_state"')));
    }
    await eventually('it may go on', async () => {
      const { status } = await importer.read(id);
      if (status === 'cancelled') await importer.post(id, 'resume');
      return status === 'done';
    });
    const done = await importer.read(id);
    assert.deepEqual([done.rows, done.rejected], [ROWS, rejected]);
    assert.deepEqual([done.created, done.updated], [contacts.size, ROWS - rejected - contacts.size]);
    assert.equal(await importer.count(), contacts.size);
    const lines = (await importer.rejects(id)).trimEnd().split('\r\n').slice(1);
    assert.deepEqual(lines.map((line) => Number(line.split(',')[0])), Array.from({ length: rejected }, (_, n) => n * 10 + 2)); // prettier-ignore
    assert.equal((await importer.post(id, 'cancel')).status, 409);
  });

  it('two files of one account are read one after the other: of the same people the later says the last word', async () => {
    const before = await importer.count();
    const [first, second] = [
      await importer.started([['file', fileOf('two')]]),
      await importer.started([['file', fileOf('two').replaceAll('City', 'Town')]]),
    ];
    const other = await Importer.start(world);
    const small = await other.imported([['file', 'email\nquick@x.example\n']]);
    assert.equal(small.created, 1, 'another account waits for neither');
    const [one, two] = [await importer.ended(first.id), await importer.ended(second.id)];
    const { contacts, rejected } = expected('two');
    assert.deepEqual([one.created, one.rejected, two.created, two.rejected], [contacts.size, rejected, 0, rejected]);
    assert.ok(one.finishedAt! <= two.startedAt!, 'one after the other');
    assert.equal(await importer.count(), before + contacts.size);
    const [towns] = await rows<{ n: number }>(
      world,
      `select count(*) as n from contacts where account_id = $1 and email like 'two%' and fields ->> 'city' like 'Town %'`,
      [importer.accountId],
    );
    assert.equal(towns!.n, contacts.size);
  });

  it('a stopped import keeps what it has, and its rows can be counted', async () => {
    const { id } = await importer.started([['file', fileOf('stop')]]);
    await eventually('it has begun', async () => (await importer.read(id)).rows > 0);
    const stopped = await importer.post(id, 'cancel');
    const view = await importer.read(id);
    if (stopped.status === 200) assert.equal(view.status, 'cancelled');
    assert.equal(view.rows, view.created + view.updated + view.skipped + view.rejected);
    const [kept] = await rows<{ n: number }>(
      world,
      `select count(*) as n from contacts where account_id = $1 and email like 'stop%'`,
      [importer.accountId],
    );
    assert.equal(kept!.n, view.created);
  });
});
