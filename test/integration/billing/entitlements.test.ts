import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Subscriber } from '../../scenarios/subscription-steps.js';
import { startWorld, type World } from '../../support/world.js';

interface Best<T> {
  value: T;
  because: string[];
}
interface EntitlementsBody {
  seats: { included: number | null; purchased: number; used: number };
  best: {
    bulkAllowed: Best<boolean>;
    dedicatedIps: { included: Best<number>; purchased: number };
    support: Record<'ticket' | 'email' | 'chat' | 'phone', Best<string>>;
    features: Record<string, Best<boolean>>;
  } | null;
  subscriptions: {
    subscriptionId: string;
    planCode: string;
    quota: { monthly: number | null; daily: number | null };
  }[];
}

describe('entitlements of an account', () => {
  let world: World;
  before(async () => {
    world = await startWorld({ API_RATE_LIMIT: '1000000' });
  });
  after(() => world.close());

  const entitlements = async ({ account }: Subscriber): Promise<EntitlementsBody> => {
    const answer = await world.http.get<EntitlementsBody>('/v1/account/entitlements', { token: account.token });
    assert.equal(answer.status, 200, answer.text);
    return answer.body;
  };
  const bought = async (who: Subscriber, code: string): Promise<string> => {
    const answer = await who.buy(code);
    assert.equal(answer.status, 201, answer.text);
    return answer.body.id;
  };

  it('without a subscription there is nothing but the seats', async () => {
    const who = await Subscriber.of(world, 'relay');
    const { best, subscriptions, seats } = await entitlements(who);
    assert.deepEqual([best, subscriptions, seats.used], [null, [], 1]);
  });

  it('D-13: a relay and a suite subscription, side by side, and what was bought beside them', async () => {
    const who = await Subscriber.of(world, 'relay');
    const relay = await bought(who, 'relay.1000');
    assert.equal((await entitlements(who)).best!.bulkAllowed.value, false);
    const suite = await bought(who, 'suite.web');
    const before = await entitlements(who);
    assert.deepEqual(
      before.subscriptions.map(({ planCode, quota }) => [planCode, quota.daily]),
      [
        ['relay.1000', 1_000],
        ['suite.web', null],
      ],
    );
    assert.deepEqual(before.best!.bulkAllowed, { value: true, because: [suite] });
    assert.deepEqual(before.best!.support.email, { value: 'open', because: [relay, suite] });
    assert.deepEqual(before.best!.support.phone.value, 'closed');
    assert.deepEqual(before.best!.features['sms'], { value: true, because: [suite] });

    const phone = await who.do(suite, 'add-ons', { kind: 'phone_support', quantity: 1 });
    assert.equal(phone.status, 201, phone.text);
    assert.deepEqual((await entitlements(who)).best!.support.phone, { value: 'open', because: [suite] });
  });

  it('an upgrade shows at once', async () => {
    const who = await Subscriber.of(world, 'freemium-fr');
    const id = await bought(who, 'freemium-fr.essential-100k');
    assert.equal((await entitlements(who)).best!.dedicatedIps.included.value, 0);
    assert.equal((await who.change(id, 'freemium-fr.essential-150k')).status, 200);
    assert.deepEqual((await entitlements(who)).best!.dedicatedIps.included, { value: 1, because: [id] });
  });

  it('nobody reads them without signing in', async () => {
    assert.equal((await world.http.get('/v1/account/entitlements')).status, 401);
  });
});
