import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { SearchTickets } from '../../../src/modules/support/tickets/use-cases/search-tickets.query.js';
import { scaleOf } from '../../support/scale.js';
import { startWorld, type World } from '../../support/world.js';
import { sent } from '../billing/plans-of-queries.js';
import { MANY_TICKETS_STAFF, manyTickets } from './many-tickets.js';

/** Plans of a million are those of this many; `bench/tickets.mjs` measures a million. */
const TICKETS = scaleOf('POSTHORN_TEST_TICKETS', 200_000);
type Filter = Omit<Parameters<SearchTickets['unscopedPage']>[0], 'me'>;

interface Plan {
  'Node Type': string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  Plans?: Plan[];
}

function nodesOf(plan: Plan): Plan[] {
  return [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];
}

describe('very many tickets', () => {
  let world: World;
  before(async () => {
    world = await startWorld({ ROLES: 'api' });
    await manyTickets(world.database.databaseUrl, TICKETS);
  });
  after(() => world.close());

  /** What the list really asks, run by the database: how many rows it had in its hands, and how. */
  const touched = async (filter: Filter): Promise<{ rows: number; nodes: string[] }> => {
    const ask = () =>
      world.app.get(SearchTickets).unscopedPage({ me: MANY_TICKETS_STAFF, ...filter }, { before: null, limit: 50 });
    const [statement] = await sent(/from "tickets"/i, ask);
    const [row] = await world.app
      .get(UnitOfWork)
      .runAsWorker((tx) =>
        tx.query<{ 'QUERY PLAN': { Plan: Plan }[] }>(
          `explain (analyze, format json) ${statement!.text}`,
          statement!.values,
        ),
      );
    const nodes = nodesOf(row!['QUERY PLAN'][0]!.Plan);
    const read = nodes.map(
      (node) => (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'],
    );
    return { rows: Math.max(...read), nodes: nodes.map((node) => node['Node Type']) };
  };

  const lists: [string, Filter, number][] = [
    ['everything, newest first', { view: 'newest' }, 60],
    ['what is open in a queue', { view: 'queue', queues: ['billing'] }, 200],
    ['what is open', { view: 'queue' }, TICKETS / 400],
    ['mine', { view: 'mine' }, 200],
    ['nobody’s', { view: 'unassigned' }, 200],
    ['what is late', { view: 'breached' }, 200],
    ['a tag', { tag: 'rare' }, TICKETS / 1_000],
    ['a number', { q: '15000' }, 1],
    ['a domain', { q: 'd0.example' }, 200],
    ['a word that all have', { q: 'common' }, 200],
    ['a word that few have', { q: 'seldom' }, TICKETS / 1_000],
    ['words of which one is in all', { q: 'common w77' }, TICKETS / 1_000],
  ];
  for (const [name, filter, most] of lists) {
    it(`no list reads them all: ${name}`, async () => {
      const { rows: read, nodes } = await touched(filter);
      assert.ok(!nodes.includes('Seq Scan'), nodes.join(', '));
      assert.ok(read <= most, `${read} rows, and not ${most}, were read by ${nodes.join(', ')}`);
    });
  }
});
