import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Customer, signUpCustomer } from '../../support/customer.js';
import { startWorld, type World } from '../../support/world.js';

interface Campaign {
  id: string;
  name: string;
  state: string;
  allowed: string[];
  from: { email: string; name: string | null } | null;
  subject: string | null;
  variants: { variant: string; subject: string | null }[];
  audience: { lists: string[]; segments: string[]; exclude: string[] };
  progress: { recipients: number };
}
interface ProblemBody {
  code: string;
  errors?: { field: string; code: string }[];
  alternatives?: { planId: string; offer: string; name: string }[];
}

describe('drafts of campaigns', () => {
  let world: World;
  let customer: Customer;
  before(async () => {
    world = await startWorld();
    customer = await signUpCustomer(world);
  });
  after(() => world.close());

  const post = <T = Campaign>(body: object, token = customer.secret) =>
    world.http.post<T>('/v1/campaigns', { token, body });
  const faults = ({ errors = [] }: ProblemBody): string[] => errors.map(({ field, code }) => `${field} ${code}`);

  it('a name is enough; the rest can be written later, and be taken away again', async () => {
    const draft = await post({ name: ' Spring ' });
    assert.equal(draft.status, 201, draft.text);
    assert.deepEqual([draft.body.state, draft.body.from, draft.body.progress.recipients], ['draft', null, 0]);
    assert.deepEqual(draft.body.allowed, ['change', 'delete', 'test', 'estimate', 'schedule']);
    const path = `/v1/campaigns/${draft.body.id}`;
    const change = {
      from: { email: customer.email, name: 'Acme' },
      subject: 'Hello',
      variants: [{ subject: 'A' }, { subject: 'B', html: '<p>B</p>' }],
    };
    const changed = await world.http.patch<Campaign>(path, { token: customer.secret, body: change });
    assert.equal(changed.status, 200, changed.text);
    assert.deepEqual(changed.body.from, { email: customer.email, name: 'Acme' });
    assert.deepEqual(
      changed.body.variants.map(({ variant, subject }) => `${variant} ${subject}`),
      ['A A', 'B B'],
    );
    const emptied = await world.http.patch<Campaign>(path, {
      token: customer.secret,
      body: { subject: null, variants: [] },
    });
    assert.deepEqual([emptied.body.subject, emptied.body.variants, emptied.body.name], [null, [], 'Spring']);
    const shown = await world.http.get<Campaign>(path, { token: customer.secret });
    assert.deepEqual(shown.body, emptied.body);
    const stale = {
      token: customer.secret,
      headers: { 'if-match': changed.headers.get('etag') ?? '"old"' },
      body: { name: 'x' },
    };
    assert.equal((await world.http.patch(path, stale)).status, 412);
    assert.equal((await world.http.delete(path, { token: customer.secret })).status, 204);
    assert.equal((await world.http.get(path, { token: customer.secret })).status, 404);
  });

  it('all that cannot be read is said at once', async () => {
    const bad = await post<ProblemBody>({
      name: '',
      from: { email: 'nobody' },
      audience: { lists: 'all' },
      abTest: { samplePercent: 0, winner: 'luck', decideAfter: 'soon' },
      variants: [{ subject: 'x', colour: 'red' }],
    });
    assert.equal(bad.status, 422);
    assert.deepEqual(faults(bad.body), [
      'name required',
      'audience.lists wrong_type',
      'variants[0].colour unknown_field',
      'abTest.samplePercent too_small',
      'abTest.winner not_allowed',
      'abTest.decideAfter wrong_format',
    ]);
    const address = await post<ProblemBody>({ name: 'x', from: { email: 'nobody' }, templateId: 'tpl_1' });
    assert.deepEqual(faults(address.body), ['from.email address_invalid', 'templateId reference_not_found']);
    const unknown = 'tpl_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11';
    const foreign = await post<ProblemBody>({ name: 'x', variants: [{ templateId: unknown }] });
    assert.deepEqual([foreign.status, foreign.body.code], [422, 'reference_not_found']);
    assert.deepEqual(faults(foreign.body), ['variants[0].templateId reference_not_found']);
  });

  it('R-084: on a relay plan there are none; the plans that allow them are named', async () => {
    const relay = await signUpCustomer(world, { offer: 'relay' });
    const refused = await post<ProblemBody>({ name: 'Sale' }, relay.secret);
    assert.deepEqual([refused.status, refused.body.code], [403, 'bulk_not_allowed']);
    assert.ok(refused.body.alternatives!.length > 0);
    assert.ok(refused.body.alternatives!.every(({ planId, offer }) => planId.startsWith('pln_') && offer !== 'relay'));
    const list = await world.http.get<{ data: Campaign[] }>('/v1/campaigns', { token: relay.secret });
    assert.deepEqual(list.body.data, []);
  });

  it('the list goes page by page, newest first, and by state', async () => {
    const ids: string[] = [];
    for (const name of ['one', 'two', 'three']) ids.unshift((await post({ name })).body.id);
    const read = async (query: string) =>
      (
        await world.http.get<{ data: Campaign[]; nextCursor: string | null }>(`/v1/campaigns?${query}`, {
          token: customer.secret,
        })
      ).body;
    const first = await read('limit=2');
    const second = await read(`limit=2&cursor=${first.nextCursor}`);
    assert.deepEqual(
      [...first.data, ...second.data].map(({ id }) => id),
      ids,
    );
    assert.deepEqual((await read('state=sending')).data, []);
    assert.equal((await read('state=draft')).data.length, 3);
  });
});
