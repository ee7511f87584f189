import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { toIso } from '../../../src/kernel/time/instant.js';
import { startWorld, type World } from '../../support/world.js';
import { bigCustomer } from '../sending/bulk-steps.js';
import { Campaigning, people, type ProblemBody } from './campaign-steps.js';

const DAY = 86_400_000;

/** What can be done with a campaign, and the request that does it. */
const ACTIONS: Readonly<Record<string, (email: string) => [method: string, path: string, body?: object]>> = {
  change: () => ['PATCH', '', { name: 'Other' }],
  delete: () => ['DELETE', ''],
  test: (email) => ['POST', '/test', { to: [email] }],
  estimate: () => ['POST', '/estimate', {}],
  schedule: () => ['POST', '/schedule', {}],
  unschedule: () => ['POST', '/unschedule', {}],
  pause: () => ['POST', '/pause', {}],
  resume: () => ['POST', '/resume', {}],
  cancel: () => ['POST', '/cancel', {}],
  choose_winner: () => ['POST', '/winner', { variant: 'A' }],
};

describe('a campaign in the wrong state', () => {
  let world: World;
  let mine: Campaigning;
  before(async () => {
    world = await startWorld();
    mine = new Campaigning(world, await bigCustomer(world));
  });
  after(() => world.close());

  /** A campaign that stands still in the state. */
  const inState: Readonly<Record<string, () => Promise<string>>> = {
    draft: async () => mine.draft([await mine.list('Draft', people(2))]),
    scheduled: async () => {
      const id = await inState['draft']!();
      await mine.act(id, 'schedule', { sendAt: toIso((world.now() + DAY) as never) });
      return id;
    },
    sending: async () => {
      const variants = [{ subject: 'A' }, { subject: 'B' }];
      const abTest = { samplePercent: 50, winner: 'manual' };
      const id = await mine.draft([await mine.list('Sending', people(40))], { variants, abTest });
      await mine.act(id, 'schedule');
      await mine.until('it waits for a person', id, ({ because }) => because?.code === 'winner_not_chosen');
      return id;
    },
    paused: async () => {
      const id = await inState['scheduled']!();
      await mine.act(id, 'pause');
      return id;
    },
    done: async () => {
      const id = await inState['draft']!();
      await mine.act(id, 'schedule');
      await mine.until('it is done', id, ({ state }) => state === 'done');
      return id;
    },
    cancelled: async () => {
      const id = await inState['scheduled']!();
      await mine.act(id, 'cancel');
      return id;
    },
  };

  for (const state of ['draft', 'scheduled', 'sending', 'paused', 'done', 'cancelled'])
    it(`${state}: whatever cannot be done with it answers 409 campaign_state, says what can, and changes nothing`, async () => {
      const id = await inState[state]!();
      const before = await mine.show(id);
      assert.equal(before.state, state);
      for (const [action, request] of Object.entries(ACTIONS)) {
        if (before.allowed.includes(action)) continue;
        const [method, path, body] = request(mine.customer.email);
        const { status, body: problem } = await mine.call<ProblemBody>(method, `/v1/campaigns/${id}${path}`, body);
        assert.deepEqual(
          [status, problem.code, problem['state'], problem['allowed']],
          [409, 'campaign_state', state, before.allowed],
          `${action} of a campaign that is ${state}`,
        );
      }
      // What happens to its mail meanwhile is counted on.
      const { progress: _, ...after } = await mine.show(id);
      const { progress: __, ...was } = before;
      assert.deepEqual(after, was);
    });

  it('every state lets something be done that another does not, and every action has its state', async () => {
    const allowed = new Set<string>();
    for (const make of Object.values(inState))
      for (const one of (await mine.show(await make())).allowed) allowed.add(one);
    assert.deepEqual([...allowed].sort(), Object.keys(ACTIONS).sort());
  });
});
