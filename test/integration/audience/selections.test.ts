import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import pg from 'pg';
import { newId, parseWireId, wireId } from '../../../src/kernel/ids.js';
import { Problem } from '../../../src/kernel/problem.js';
import { type Choice, type Recipient, type Selection, SelectionsFacade } from '../../../src/modules/audience/index.js';
import { pageStep } from '../../../src/modules/audience/selections/data/selection-sql.js';
import { accountScope, type AccountScope } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { signUpCustomer } from '../../support/customer.js';
import { startWorld, type World } from '../../support/world.js';
import { rows } from '../accounts/account-world.js';
import { furnish } from './segment-world.js';

const MANY = 20_000;
const STEP = 1_000;
const NOBODY: Choice = { lists: [], segments: [], exclude: [] };

interface Plan {
  'Node Type': string;
  'Relation Name'?: string;
  'Shared Hit Blocks': number;
  'Shared Read Blocks': number;
  Plans?: Plan[];
}

describe('selections', () => {
  let world: World;
  let unitOfWork: UnitOfWork;
  let scope: AccountScope;
  let lists: string[];
  let people: Record<string, string>;

  before(async () => {
    world = await startWorld();
    unitOfWork = world.app.get(UnitOfWork, { strict: false });
    scope = accountScope(parseWireId('acc', (await signUpCustomer(world)).accountId)!);
    lists = await unitOfWork.run(scope, (tx) => furnish(tx, scope, 3));
    people = {};
  });
  after(() => world.close());

  const facade = () => world.app.get(SelectionsFacade, { strict: false });
  const frozen = (choice: Partial<Choice>, of = scope): Promise<Selection> =>
    unitOfWork.run(of, (tx) => facade().frozenIn(tx, of, { ...NOBODY, ...choice }));
  const page = (selection: Selection, options: Partial<Parameters<SelectionsFacade['pageIn']>[3]> = {}) =>
    unitOfWork.runAsWorker((tx) =>
      facade().pageIn(tx, scope.accountId, selection, { channel: 'email', after: null, limit: 100, ...options }),
    );
  const counted = (selection: Selection, channel: 'email' | 'sms' = 'email') =>
    unitOfWork.runAsWorker((tx) => facade().countIn(tx, scope.accountId, selection, channel));
  const emails = (recipients: readonly Recipient[]): string[] => recipients.map(({ email }) => email.split('@')[0]!);

  async function person(
    name: string,
    row: { phone?: string; mail?: string; sms?: string; fields?: object } = {},
    on: Record<string, number> = {},
  ) {
    const id = newId(world.now());
    people[name] = id;
    const { phone = null, mail = 'none', sms = 'none', fields = {} } = row;
    await rows(
      world,
      `insert into contacts (id, account_id, email, phone, fields, mail_consent, sms_consent, created_at, updated_at)
       values ($1, $2, $3, $4, $5, $6, $7, now(), now())`,
      [id, scope.accountId, `${name}@mail.example`, phone, fields, mail, sms],
    );
    for (const [status, list] of Object.entries(on))
      await rows(
        world,
        `insert into list_members (account_id, list_id, contact_id, status, since, joined_at) values ($1, $2, $3, $4, now(), now())`,
        [scope.accountId, parseWireId('lst', lists[list]!), id, status],
      );
  }
  async function segment(condition: object): Promise<string> {
    const id = newId(world.now());
    await rows(
      world,
      `insert into segments (id, account_id, name, condition, version, created_at, updated_at) values ($1, $2, 'S', $3, 1, now(), now())`,
      [id, scope.accountId, condition],
    );
    return wireId('seg', id);
  }

  it('takes each once, leaves out who may not be written to or is excluded, and says why in its count', async () => {
    const lyon = { fields: { city: 'Lyon', name: 'Ann' } };
    await person('a-active', lyon, { active: 0 });
    await person('b-pending', {}, { pending: 0 });
    await person('c-left', {}, { unsubscribed: 0 });
    await person('d-withdrawn', { mail: 'withdrawn' }, { active: 0 });
    await person('e-lyon', lyon);
    await person('f-lyon-unproved', { ...lyon, mail: 'pending' });
    await person('g-excluded', lyon, { active: 1 });
    await person('h-left-but-lyon', lyon, { unsubscribed: 0 });
    await person('i-elsewhere', {}, { active: 2 });
    const selection = await frozen({
      lists: [lists[0]!],
      segments: [await segment({ field: 'city', op: 'eq', value: 'Lyon' })],
      exclude: [lists[1]!],
    });
    const found = await page(selection);
    assert.deepEqual(emails(found), ['a-active', 'e-lyon', 'h-left-but-lyon']);
    assert.deepEqual([found[0]!.name, JSON.parse(found[0]!.fieldsJson)], ['Ann', { city: 'Lyon', name: 'Ann' }]);
    assert.deepEqual(await counted(selection), { recipients: 3, unsubscribed: 2, unconfirmed: 2, duplicate: 1 });
    assert.deepEqual(emails(await page(selection, { limit: 1, after: found[0]!.contactId })), ['e-lyon']);
    assert.deepEqual(await page(selection, { after: found[2]!.contactId }), []);
    assert.deepEqual(await page(await frozen({})), [], 'nobody was chosen');
  });

  it('of text messages: who has a number and did not say no to them', async () => {
    await person('k-number', { phone: '+33612345678', mail: 'withdrawn' }, { active: 2 });
    await person('l-stop', { phone: '+33612345679', sms: 'withdrawn' }, { active: 2 });
    const selection = await frozen({ lists: [lists[2]!] });
    assert.deepEqual(emails(await page(selection, { channel: 'sms' })), ['k-number']);
    assert.deepEqual(await counted(selection, 'sms'), { recipients: 1, unsubscribed: 1, unconfirmed: 0, duplicate: 0 });
    assert.deepEqual(emails(await page(selection)), ['i-elsewhere', 'l-stop']);
  });

  it('who waited for his turn and left the list meanwhile is not written to any more', async () => {
    await person('m-stays', {}, { active: 2 });
    await person('n-leaves', {}, { active: 2 });
    await person('o-never-on-it');
    const contactIds = ['m-stays', 'n-leaves', 'o-never-on-it'].map((name) => people[name]!);
    const selection = await frozen({ lists: [lists[2]!] });
    const among = () =>
      unitOfWork.runAsWorker((tx) =>
        facade().amongIn(tx, scope.accountId, selection, { channel: 'email', contactIds }),
      );
    assert.deepEqual(emails(await among()), ['m-stays', 'n-leaves']);
    await rows(world, `update list_members set status = 'unsubscribed' where contact_id = $1`, [people['n-leaves']]);
    assert.deepEqual(emails(await among()), ['m-stays']);
  });

  it('says what it said when it was made, whatever becomes of the segment; it can be kept as JSON', async () => {
    const id = await segment({ field: 'city', op: 'eq', value: 'Lyon' });
    const selection = JSON.parse(JSON.stringify(await frozen({ segments: [id] }))) as Selection;
    const before = emails(await page(selection));
    await rows(
      world,
      `update segments set condition = '{"field": "city", "op": "eq", "value": "Oslo"}' where id = $1`,
      [parseWireId('seg', id)],
    );
    assert.deepEqual(emails(await page(selection)), before);
    assert.deepEqual(await page(await frozen({ segments: [id] })), []);
  });

  it('what there is not, what is another’s and what is broken is told with its place', async () => {
    const other = accountScope(parseWireId('acc', (await signUpCustomer(world)).accountId)!);
    const [foreign] = await unitOfWork.run(other, (tx) => furnish(tx, other, 1));
    const broken = await segment({ field: 'shoeSize', op: 'exists' });
    const refusal = async (choice: Partial<Choice>) => {
      const error = await frozen(choice).then(
        () => null,
        (reason: unknown) => reason,
      );
      assert.ok(error instanceof Problem);
      return [error.code, ...error.errors.map(({ field }) => field)];
    };
    const nothing = 'seg_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11';
    assert.deepEqual(await refusal({ lists: [lists[0]!, foreign!], segments: [nothing], exclude: ['x', nothing] }), [
      'reference_not_found',
      ...['audience.lists[1]', 'audience.segments[0]', 'audience.exclude[0]', 'audience.exclude[1]'],
    ]);
    assert.deepEqual(await refusal({ exclude: [broken] }), ['segment_broken', 'audience.exclude[0]']);
    assert.deepEqual(await refusal({ lists: [nothing] }), ['reference_not_found', 'audience.lists[0]']);
    const many = Array.from({ length: 51 }, () => lists[0]!);
    assert.deepEqual(await refusal({ lists: many }), ['validation_failed', 'audience.lists']);
  });

  describe(`among ${MANY} contacts`, () => {
    let big: AccountScope;
    let bigLists: string[];
    let sql: pg.Client;

    before(async () => {
      big = accountScope(parseWireId('acc', (await signUpCustomer(world)).accountId)!);
      bigLists = await unitOfWork.run(big, (tx) => furnish(tx, big, 2));
      await rows(
        world,
        `insert into contacts (id, account_id, email, fields, tags, created_at, updated_at)
         select spool_uuid7(now() - interval '1 day' + n * interval '1 s'), $1, n || '@mail.example', jsonb_build_object('age', n % 90, 'city', 'City ' || n % 7), '{}', now(), now()
           from generate_series(1, $2::int) n`,
        [big.accountId, MANY],
      );
      for (const [place, every] of [1, 3].entries())
        await rows(
          world,
          `insert into list_members (account_id, list_id, contact_id, status, since, joined_at)
           select account_id, $2, id, 'active', now(), now() from contacts where account_id = $1 and (fields ->> 'age')::int % $3 = 0`,
          [big.accountId, parseWireId('lst', bigLists[place]!), every],
        );
      sql = new pg.Client({ connectionString: world.database.databaseUrl });
      await sql.connect();
      await sql.query('analyze contacts, list_members');
    });
    after(() => sql.end());

    const circles = (): Record<string, Selection> => {
      const [all, third] = bigLists.map((list) => parseWireId('lst', list)!) as [string, string];
      const city = { test: 'field', name: 'city', kind: 'text', own: true, op: 'eq', value: 'City 3' } as const;
      const onThird = { test: 'list', listId: third, name: 'Third' } as const;
      const frame = { asOf: world.now(), zone: 'UTC' };
      const nobody = { lists: [], conditions: [] };
      return {
        'a list': { wanted: { lists: [all], conditions: [] }, excluded: nobody, ...frame },
        'lists that overlap, less a segment': {
          wanted: { lists: [all, third], conditions: [] },
          excluded: { lists: [], conditions: [city] },
          ...frame,
        },
        'a segment': { wanted: { lists: [], conditions: [city] }, excluded: nobody, ...frame },
        'a segment with lists, less a list': {
          wanted: { lists: [], conditions: [{ test: 'any', of: [city, { test: 'not', of: onThird }] }] },
          excluded: { lists: [third], conditions: [] },
          ...frame,
        },
      };
    };

    it('a page goes along the keys and costs the same at the end as at the begin, whatever was chosen', async () => {
      await sql.query('set role posthorn_worker');
      for (const [name, selection] of Object.entries(circles())) {
        const costs: number[] = [];
        for (const place of [0, 0.45, 0.9]) {
          const { rows: at } = await sql.query<{ id: string }>(
            'select id from contacts where account_id = $1 order by id offset $2 limit 1',
            [big.accountId, Math.floor(MANY * place)],
          );
          const step = { after: at[0]!.id, size: STEP, limit: STEP };
          const { text, values } = pageStep(selection, big.accountId, 'email', step);
          const explained = await sql.query<{ 'QUERY PLAN': { Plan: Plan }[] }>(
            `explain (analyze, buffers, format json) ${text}`,
            values,
          );
          const plan = explained.rows[0]!['QUERY PLAN'][0]!.Plan;
          assert.deepEqual(wholeTables(plan), [], `${name}: ${JSON.stringify(plan).slice(0, 2_000)}`);
          costs.push(plan['Shared Hit Blocks'] + plan['Shared Read Blocks']);
        }
        const [least, most] = [Math.min(...costs), Math.max(...costs)];
        assert.ok(most <= least * 2, `${name}: pages of ${costs.join(', ')} blocks`);
      }
    });

    it('all pages together are everybody once', async () => {
      const expected: Record<string, (age: number, n: number) => boolean> = {
        'a list': () => true,
        'lists that overlap, less a segment': (_, n) => n % 7 !== 3,
        'a segment': (_, n) => n % 7 === 3,
        'a segment with lists, less a list': (age) => age % 3 !== 0,
      };
      for (const [name, selection] of Object.entries(circles())) {
        const found: string[] = [];
        for (let after: string | null = null; ;) {
          const from: string | null = after;
          const recipients: Recipient[] = await unitOfWork.runAsWorker((tx) =>
            facade().pageIn(tx, big.accountId, selection, { channel: 'email', after: from, limit: 1_500 }),
          );
          found.push(...recipients.map(({ email }) => email));
          if (recipients.length < 1_500) break;
          after = recipients.at(-1)!.contactId;
        }
        const wanted = Array.from({ length: MANY }, (_, n) => n + 1).filter((n) => expected[name]!(n % 90, n));
        assert.deepEqual(
          found,
          wanted.map((n) => `${n}@mail.example`),
          name,
        );
        const { recipients } = await unitOfWork.runAsWorker((tx) =>
          facade().countIn(tx, big.accountId, selection, 'email'),
        );
        assert.equal(recipients, wanted.length);
      }
    });
  });
});

/** Tables that a plan reads whole. */
function wholeTables(plan: Plan): string[] {
  const own = plan['Node Type'] === 'Seq Scan' ? [plan['Relation Name'] ?? '?'] : [];
  return [...own, ...(plan.Plans ?? []).flatMap(wholeTables)];
}
