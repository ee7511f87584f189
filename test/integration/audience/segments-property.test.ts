import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { parseWireId } from '../../../src/kernel/ids.js';
import { LANGUAGES } from '../../../src/kernel/texts.js';
import type { Instant } from '../../../src/kernel/time/instant.js';
import { type Selection, SelectionsFacade } from '../../../src/modules/audience/index.js';
import {
  ConditionCompiler,
  type ConditionTree,
  ReadConditions,
  SqlParameters,
} from '../../../src/modules/audience/segments/index.js';
import { explainCondition } from '../../../src/modules/audience/segments/rules/explain-condition.js';
import { accountScope, type AccountScope } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { signUpCustomer } from '../../support/customer.js';
import { startWorld, type World } from '../../support/world.js';
import { fulfils, type NaiveContact, type WireCondition } from './naive-conditions.js';
import { conditionArbitrary, contactArbitrary, moment, ZONES } from './segment-arbitraries.js';
import { contactIds, furnish, settle } from './segment-world.js';

const CONTACTS = 120;
const RUNS = 160;

describe('conditions, whatever they say', () => {
  let world: World;
  let unitOfWork: UnitOfWork;
  let scope: AccountScope;
  let lists: string[];
  let contacts: NaiveContact[];

  before(async () => {
    world = await startWorld();
    unitOfWork = world.app.get(UnitOfWork, { strict: false });
    scope = accountScope(parseWireId('acc', (await signUpCustomer(world)).accountId)!);
    lists = await unitOfWork.run(scope, (tx) => furnish(tx, scope, 3));
    const ids = contactIds(CONTACTS, world.now());
    contacts = fc
      .sample(contactArbitrary(lists), CONTACTS)
      .map((contact, place) => ({ ...contact, id: ids[place]!, email: `person${place}@mail.example` }));
    await unitOfWork.run(scope, (tx) => settle(tx, scope, contacts));
  });
  after(() => world.close());

  const readOf = (condition: WireCondition): Promise<ConditionTree> =>
    unitOfWork.run(scope, (tx) => world.app.get(ReadConditions, { strict: false }).requireIn(tx, scope, condition));

  const countedBySql = (tree: ConditionTree, now: number, zone: string): Promise<string[]> =>
    unitOfWork.runAsWorker(async (tx) => {
      const compiler = new ConditionCompiler(new SqlParameters(scope.accountId), { now: now as Instant, zone });
      const where = compiler.where(tree);
      const rows = await tx.query<{ id: string }>(
        `select c.id from contacts c ${compiler.joins} where c.account_id = $1 and ${where} order by c.id`,
        compiler.parameters.values,
      );
      return rows.map(({ id }) => id);
    });

  const chosen = async (selection: Selection): Promise<string[]> => {
    const facade = world.app.get(SelectionsFacade, { strict: false });
    const found: string[] = [];
    for (let after: string | null = null; ;) {
      const from: string | null = after;
      const page = await unitOfWork.runAsWorker((tx) =>
        facade.pageIn(tx, scope.accountId, selection, { channel: 'email', after: from, limit: 70 }),
      );
      found.push(...page.map(({ contactId }) => contactId));
      if (page.length < 70) return found;
      after = found.at(-1)!;
    }
  };

  const plain = (condition: WireCondition, now: number, zone: string): string[] =>
    contacts.filter((contact) => fulfils(contact, condition, now, zone)).map(({ id }) => id);

  it('find in SQL exactly whom a naive reading of them finds, and nobody twice when they are read page by page', async () => {
    const cases = fc.record({ condition: conditionArbitrary(lists), now: moment, zone: fc.constantFrom(...ZONES) });
    await fc.assert(
      fc.asyncProperty(cases, async ({ condition, now, zone }) => {
        const tree = await readOf(condition);
        const expected = plain(condition, now, zone);
        assert.deepEqual(await countedBySql(tree, now, zone), expected);
        const reachable = new Set(
          contacts.filter(({ mailConsent }) => ['none', 'granted'].includes(mailConsent)).map(({ id }) => id),
        );
        const nobody = { lists: [], conditions: [] };
        const selection = { wanted: { lists: [], conditions: [tree] }, excluded: nobody, asOf: now, zone };
        assert.deepEqual(
          await chosen(selection),
          expected.filter((id) => reachable.has(id)),
        );
      }),
      { numRuns: RUNS },
    );
  });

  it('are true or false for everybody: a condition and its negation part the contacts in two', async () => {
    await fc.assert(
      fc.asyncProperty(conditionArbitrary(lists), moment, async (condition, now) => {
        const [yes, no] = [await readOf(condition), await readOf({ not: condition })];
        const both = [
          ...(await countedBySql(yes, now, 'Europe/Paris')),
          ...(await countedBySql(no, now, 'Europe/Paris')),
        ];
        assert.deepEqual(both.sort(), contacts.map(({ id }) => id).sort());
      }),
      { numRuns: RUNS / 4 },
    );
  });

  it('are one sentence in every language, without a gap', async () => {
    await fc.assert(
      fc.asyncProperty(conditionArbitrary(lists), async (condition) => {
        const tree = await readOf(condition);
        for (const language of LANGUAGES) {
          const sentence = explainCondition(tree, language, 'Europe/Paris');
          assert.match(sentence, /^\p{L}.*\.$/u);
          assert.doesNotMatch(sentence.replaceAll(/[“«„][^”»“]*[”»“]/gu, ''), /undefined|null|\{\w\}|\n/);
        }
      }),
      { numRuns: RUNS / 4 },
    );
  });

  it('choose who is on a list or in a segment and in none that is excluded, each once', async () => {
    const ids = lists.map((list) => parseWireId('lst', list)!);
    const circle = fc.record({
      lists: fc.subarray(lists),
      conditions: fc.array(conditionArbitrary(lists), { maxLength: 2 }),
    });
    await fc.assert(
      fc.asyncProperty(circle, circle, moment, async (wanted, excluded, now) => {
        const inside = (contact: NaiveContact, one: { lists: string[]; conditions: WireCondition[] }) => ({
          member: one.lists.some((list) => contact.lists.includes(list)),
          fulfils: one.conditions.some((condition) => fulfils(contact, condition, now, 'UTC')),
        });
        const expected = contacts.filter((contact) => {
          const [yes, no] = [inside(contact, wanted), inside(contact, excluded)];
          if (no.member || no.fulfils || contact.mailConsent === 'withdrawn') return false;
          return yes.member || (yes.fulfils && contact.mailConsent !== 'pending');
        });
        const frozen = async (one: { lists: string[]; conditions: WireCondition[] }) => ({
          lists: one.lists.map((list) => ids[lists.indexOf(list)]!),
          conditions: await Promise.all(one.conditions.map(readOf)),
        });
        const selection = { wanted: await frozen(wanted), excluded: await frozen(excluded), asOf: now, zone: 'UTC' };
        assert.deepEqual(
          await chosen(selection),
          expected.map(({ id }) => id),
        );
        const facade = world.app.get(SelectionsFacade, { strict: false });
        const counted = await unitOfWork.runAsWorker((tx) => facade.countIn(tx, scope.accountId, selection, 'email'));
        assert.equal(counted.recipients, expected.length);
      }),
      { numRuns: RUNS / 2 },
    );
  });
});
