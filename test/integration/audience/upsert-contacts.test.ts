import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { parseWireId, newId } from '../../../src/kernel/ids.js';
import { ContactsFacade, type ContactRow, type TakeOptions } from '../../../src/modules/audience/contacts/index.js';
import { accountScope, type AccountScope } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { signUpCustomer } from '../../support/customer.js';
import { startWorld, type World } from '../../support/world.js';

const ACTOR = { type: 'system', id: null } as never;

describe('contacts by the thousand', () => {
  let world: World;
  let scope: AccountScope;
  let facade: ContactsFacade;
  let unitOfWork: UnitOfWork;

  before(async () => {
    world = await startWorld();
    scope = accountScope(parseWireId('acc', (await signUpCustomer(world)).accountId)!);
    facade = world.app.get(ContactsFacade, { strict: false });
    unitOfWork = world.app.get(UnitOfWork, { strict: false });
    await unitOfWork.run(scope, (tx) =>
      tx.query(
        `insert into contact_fields (account_id, key, type, created_at, updated_at)
         select $1, x.key, x.type, now(), now() from (values ('city', 'text'), ('age', 'number'), ('vip', 'boolean'), ('born', 'date')) x (key, type)`,
        [scope.accountId],
      ),
    );
  });
  after(() => world.close());

  const take = (rows: ContactRow[], options: Partial<TakeOptions> = {}) =>
    unitOfWork.run(scope, (tx) =>
      facade.upsertManyIn(tx, scope, rows, { onDuplicate: 'update', actor: ACTOR, ...options }),
    );
  const outcomes = async (rows: ContactRow[], options: Partial<TakeOptions> = {}) =>
    (await take(rows, options)).map((row) => (row.outcome === 'rejected' ? `${row.field}: ${row.code}` : row.outcome));
  const contact = async (email: string) =>
    (
      await unitOfWork.run(scope, (tx) =>
        tx.query<Record<string, unknown>>('select * from contacts where account_id = $1 and email = $2', [
          scope.accountId,
          email,
        ]),
      )
    )[0]!;
  const newList = async (doubleOptIn = false): Promise<string> => {
    const id = newId(world.now());
    await unitOfWork.run(scope, (tx) =>
      tx.query(
        `insert into lists (id, account_id, name, double_opt_in, token, created_at, updated_at) values ($1, $2, 'News', $3, 't', now(), now())`,
        [id, scope.accountId, doubleOptIn],
      ),
    );
    return id;
  };

  it('every row gets a verdict in its place, and the good ones are kept', async () => {
    assert.deepEqual(
      await outcomes([
        {
          email: ' Ada@Example.NET ',
          fields: { city: 'Paris', age: 36, vip: true, born: '1815-12-10' },
          tags: ['b', 'a', 'b'],
        },
        { email: 'no address' },
        { email: 'x@example.net', fields: { age: 'old' } },
        { email: 'x@example.net', fields: { shoe: 42 } },
        { email: 'x@example.net', fields: { born: '2026-02-31' } },
        { email: 'x@example.net', phone: '0612345678' },
        { email: 'bob@bücher.example', phone: '+33 6 12 34 56 78', language: 'PT-br', timeZone: 'Europe/Paris' },
      ]),
      [
        'created',
        'email: address_invalid',
        'fields.age: wrong_type',
        'fields.shoe: unknown_field',
        'fields.born: wrong_format',
        'phone: phone_invalid',
        'created',
      ],
    );
    const ada = await contact('ada@example.net');
    assert.deepEqual(
      [ada['fields'], ada['tags'], ada['version']],
      [{ city: 'Paris', age: 36, vip: true, born: '1815-12-10' }, ['a', 'b'], 1],
    );
    const bob = await contact('bob@xn--bcher-kva.example');
    assert.deepEqual([bob['phone'], bob['language'], bob['time_zone']], ['+33612345678', 'pt-BR', 'Europe/Paris']);
  });

  it('an update adds and takes away; what stays as it was is not written', async () => {
    await take([{ email: 'up@example.net', phone: '+33612345678', fields: { city: 'Lyon', age: 1 }, tags: ['x'] }]);
    assert.deepEqual(await outcomes([{ email: 'UP@example.net', fields: { city: 'Lyon' } }]), ['updated']);
    assert.equal((await contact('up@example.net'))['version'], 1);
    await take([{ email: 'up@example.net', phone: null, fields: { age: null, vip: false }, tags: ['y'] }]);
    const row = await contact('up@example.net');
    assert.deepEqual(
      [row['phone'], row['fields'], row['tags'], row['version']],
      [null, { city: 'Lyon', vip: false }, ['x', 'y'], 2],
    );
    const tags = await unitOfWork.run(scope, (tx) =>
      tx.query<{ tag: string }>('select tag from contact_tags where account_id = $1 and contact_id = $2 order by tag', [
        scope.accountId,
        row['id'],
      ]),
    );
    assert.deepEqual(
      tags.map(({ tag }) => tag),
      ['x', 'y'],
    );
  });

  it('duplicates follow the rule, in the file and in the database', async () => {
    const twice = (email: string) => [
      { email, fields: { city: 'A', age: 1 } },
      { email: email.toUpperCase(), fields: { city: 'B' } },
    ];
    assert.deepEqual(await outcomes(twice('dup1@example.net')), ['created', 'updated']);
    assert.deepEqual((await contact('dup1@example.net'))['fields'], { city: 'B', age: 1 });
    assert.deepEqual(await outcomes(twice('dup2@example.net'), { onDuplicate: 'skip' }), ['created', 'skipped']);
    assert.deepEqual((await contact('dup2@example.net'))['fields'], { city: 'A', age: 1 });
    assert.deepEqual(await outcomes([{ email: 'dup2@example.net', fields: { city: 'C' } }], { onDuplicate: 'skip' }), [
      'skipped',
    ]);
    assert.deepEqual((await contact('dup2@example.net'))['fields'], { city: 'A', age: 1 });
  });

  it('no contact gets more tags or larger fields than one may have', async () => {
    const tags = Array.from({ length: 100 }, (_, n) => `t${n}`);
    assert.deepEqual(await outcomes([{ email: 'many@example.net', tags }]), ['created']);
    assert.deepEqual(await outcomes([{ email: 'many@example.net', tags: ['one more'] }]), ['tags: too_many']);
    assert.deepEqual(
      await outcomes([
        { email: 'new@example.net', tags },
        { email: 'new@example.net', tags: ['one more'] },
      ]),
      ['created', 'tags: too_many'],
    );
    assert.equal(((await contact('many@example.net'))['tags'] as string[]).length, 100);
  });

  it('members are counted by what changed, and who left a list is not brought back', async () => {
    const list = { id: await newList(), status: 'active' as const };
    const count = async () =>
      (
        await unitOfWork.run(scope, (tx) =>
          tx.query<{ n: number }>('select member_count as n from lists where id = $1', [list.id]),
        )
      )[0]!.n;
    const first = await take([{ email: 'm1@example.net' }, { email: 'm2@example.net' }, { email: 'm1@example.net' }], {
      list,
    });
    assert.deepEqual(
      first.map(({ membership }) => membership),
      ['joined', 'joined', 'active'],
    );
    assert.equal(await count(), 2);
    await unitOfWork.run(scope, (tx) =>
      tx.query(`update list_members set status = 'unsubscribed' where list_id = $1 and contact_id = $2`, [
        list.id,
        (first[0] as { contactId: string }).contactId,
      ]),
    );
    await unitOfWork.run(scope, (tx) => tx.query('update lists set member_count = 1 where id = $1', [list.id]));
    const again = await take([{ email: 'm1@example.net' }, { email: 'm3@example.net' }], { list, onDuplicate: 'skip' });
    assert.deepEqual(
      again.map(({ membership }) => membership),
      ['unsubscribed', 'joined'],
    );
    assert.equal(await count(), 2);
  });

  it('a consent is kept as evidence of each, and brings nobody back who withdrew', async () => {
    const said = {
      channel: 'mail',
      state: 'granted',
      source: 'import',
      listId: null,
      at: world.now(),
      place: 'shop',
      method: 'form',
      text: 'Yes',
      textVersion: '2',
      ip: null,
      userAgent: null,
    } as const;
    await take([{ email: 'gone@example.net' }]);
    await unitOfWork.run(scope, (tx) =>
      tx.query(`update contacts set mail_consent = 'withdrawn' where email = 'gone@example.net'`),
    );
    await take([{ email: 'gone@example.net' }, { email: 'fresh@example.net' }, { email: 'm2@example.net' }], {
      consents: [said],
    });
    assert.deepEqual(
      [
        (await contact('gone@example.net'))['mail_consent'],
        (await contact('fresh@example.net'))['mail_consent'],
        (await contact('m2@example.net'))['mail_consent'],
      ],
      ['withdrawn', 'granted', 'granted'],
    );
    const [{ n } = { n: 0 }] = await unitOfWork.run(scope, (tx) =>
      tx.query<{ n: number }>('select count(*)::int as n from contact_consents where account_id = $1', [
        scope.accountId,
      ]),
    );
    assert.equal(n, 3);
  });

  it('what happened to mail is noted in one statement; a complaint withdraws the consent once', async () => {
    await take([{ email: 'act@example.net' }]);
    const { accountId } = scope;
    const at = world.now();
    const nothing = { sentAt: null, openedAt: null, clickedAt: null, withdrawn: null };
    const mark = (rows: Parameters<ContactsFacade['markActivityIn']>[1]) =>
      unitOfWork.runAsWorker((tx) => facade.markActivityIn(tx, rows));
    assert.equal(
      await mark([
        { accountId, email: 'ACT@example.net', ...nothing, sentAt: at },
        { accountId, email: 'act@example.net', ...nothing, openedAt: at },
        { accountId, email: 'stranger@example.net', ...nothing, sentAt: at },
      ]),
      1,
    );
    const opened = await contact('act@example.net');
    assert.deepEqual(
      [opened['last_sent_at'], opened['last_opened_at'], opened['last_clicked_at'], opened['version']],
      [at, at, null, 1],
    );
    for (const source of ['complaint', 'unsubscribe_link'] as const)
      await mark([{ accountId, email: 'act@example.net', ...nothing, withdrawn: { at, source } }]);
    assert.equal((await contact('act@example.net'))['mail_consent'], 'withdrawn');
    const said = await unitOfWork.run(scope, (tx) =>
      tx.query('select source, state from contact_consents where contact_id = $1', [opened['id']]),
    );
    assert.deepEqual(said, [{ source: 'complaint', state: 'withdrawn' }]);
  });

  it('who agreed again after he had left is not taken to have left, however late that is told', async () => {
    await take([{ email: 'back@example.net' }]);
    const { accountId } = scope;
    const left = world.now();
    const nothing = { sentAt: null, openedAt: null, clickedAt: null };
    const mark = (at: typeof left) =>
      unitOfWork.runAsWorker((tx) =>
        facade.markActivityIn(tx, [
          { accountId, email: 'back@example.net', ...nothing, withdrawn: { at, source: 'unsubscribe_link' } },
        ]),
      );
    const { id } = await contact('back@example.net');
    const later = (left + 60_000) as typeof left;
    await unitOfWork.runAsWorker((tx) =>
      facade.recordIn(
        tx,
        scope,
        [id as string],
        [
          {
            ...{ channel: 'mail', state: 'granted', source: 'double_opt_in', listId: null, at: later },
            ...{ place: null, method: null, text: null, textVersion: null, ip: null, userAgent: null },
          },
        ],
        { type: 'recipient', id: null },
      ),
    );
    await mark(left);
    assert.equal((await contact('back@example.net'))['mail_consent'], 'granted');
    await mark((later + 60_000) as typeof left);
    assert.equal((await contact('back@example.net'))['mail_consent'], 'withdrawn', 'he left once more');
  });

  it('64 batches at once, in any order of rows: no address twice, no member lost or counted twice', async () => {
    const list = { id: await newList(), status: 'active' as const };
    const emails = Array.from({ length: 40 }, (_, n) => `race${n}@example.net`);
    const shuffled = (n: number) =>
      emails.map((_, i) => emails[(i * 7 + n * 3) % emails.length]!).map((email) => ({ email, tags: [`n${n % 5}`] }));
    const all = await Promise.all(Array.from({ length: 64 }, (_, n) => take(shuffled(n), { list })));
    const verdicts = all.flat();
    assert.equal(verdicts.filter(({ outcome }) => outcome === 'created').length, 40);
    assert.equal(verdicts.filter(({ membership }) => membership === 'joined').length, 40);
    const [row] = await unitOfWork.run(scope, (tx) =>
      tx.query<{ counted: number; members: number }>(
        `select l.member_count as counted, (select count(*)::int from list_members m where m.list_id = l.id and m.status = 'active') as members from lists l where l.id = $1`,
        [list.id],
      ),
    );
    assert.deepEqual(row, { counted: 40, members: 40 });
  });
});
