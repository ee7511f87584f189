import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { localDate } from '../../../src/kernel/time/calendar.js';
import { money } from '../../../src/kernel/money.js';
import { TaxFacade } from '../../../src/modules/billing/tax/index.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { FakeVies } from '../../support/peers/fake-vies.js';
import { startWorld, type World } from '../../support/world.js';
import { planId, signUp, type SignedIn } from './account-in-world.js';
import { WITHOUT_SCHEDULER } from './next-january.js';

/** A number of its own for each test, for the accounts of earlier tests go on being asked about. */
let NUMBER = 'DE100000000';
let DETAILS = detailsWith(NUMBER);

function detailsWith(vatNumber: string) {
  return {
    customerType: 'company',
    name: 'Acme GmbH',
    address: { line1: 'Hauptstraße 1', postalCode: '10115', city: 'Berlin' },
    country: 'DE',
    vatNumber,
  };
}

let world: World;
let vies: FakeVies;
before(async () => {
  vies = await FakeVies.start();
  world = await startWorld({ ...WITHOUT_SCHEDULER, VIES_URL: vies.url });
});
after(async () => {
  await world.close();
  await vies.close();
});
beforeEach(() => {
  NUMBER = `DE${Number(NUMBER.slice(2)) + 1}`;
  DETAILS = detailsWith(NUMBER);
  vies.mood = 'well';
  vies.knows(NUMBER, true);
});
const timesAsked = (): number => vies.asked.filter(({ vatNumber }) => vatNumber === NUMBER.slice(2)).length;

interface Details {
  vatNumberCheck: { status: string; consultationNumber: string | null };
}
const give = async (account: SignedIn, details?: object): Promise<Details['vatNumberCheck']> => {
  const call = { token: account.token, body: details ?? DETAILS };
  const answer = await world.http.call<Details>('PUT', '/v1/account/billing-details', call);
  assert.equal(answer.status, 200, answer.text);
  return answer.body.vatNumberCheck;
};
const decide = (account: SignedIn) =>
  world.app.get(TaxFacade).decide({
    accountId: account.id,
    taxDate: localDate(world.now(), 'Europe/Paris'),
    net: money(2500),
  });
const events = async (account: SignedIn): Promise<string[]> => {
  const rows = await world.app
    .get(UnitOfWork)
    .readAsWorker<{ name: string }>(
      `select name from outbox where account_id = $1 and name like 'vat_number.%' order by id`,
      [account.id],
    );
  return rows.map(({ name }) => name);
};

describe('a VAT number before VIES', () => {
  it('R-048: once proved it opens the reverse charge, with the consultation number as proof', async () => {
    const account = await signUp(world);
    const check = await give(account);
    assert.equal(check.status, 'valid');
    const { treatment, vatProof, flags } = await decide(account);
    assert.deepEqual([treatment, flags], ['EU_RC', []]);
    assert.deepEqual(
      [vatProof?.vatNumber, vatProof?.source, vatProof?.consultationNumber, vatProof?.requester],
      [NUMBER, 'vies', check.consultationNumber, 'FR11123456782'],
    );
    assert.deepEqual(await events(account), ['vat_number.proved.v1']);
    await give(account, { ...DETAILS, name: 'Acme AG' });
    assert.equal(timesAsked(), 1, 'the proof of the same number is kept');
  });

  it('a no of VIES charges VAT, and so does removing the number', async () => {
    const account = await signUp(world);
    vies.knows(NUMBER, false);
    assert.equal((await give(account)).status, 'invalid');
    assert.deepEqual([(await decide(account)).treatment, (await decide(account)).flags], ['EU_ORIGIN', []]);
    assert.equal((await give(account, { ...DETAILS, vatNumber: null })).status, 'none');
    assert.deepEqual(await events(account), []);
  });

  it('D-21: an outage charges VAT, flagged; the queue asks until the number proves valid and says so', async () => {
    const account = await signUp(world);
    vies.mood = { error: 'MS_UNAVAILABLE' };
    assert.equal((await give(account)).status, 'pending');
    assert.deepEqual(
      [(await decide(account)).treatment, (await decide(account)).flags],
      ['EU_ORIGIN', ['VIES_PENDING']],
    );
    await world.advance('PT1M');
    assert.equal(timesAsked(), 2);
    vies.mood = 'well';
    await world.advance('PT5M');
    assert.equal(timesAsked(), 3);
    assert.deepEqual([(await decide(account)).treatment, (await decide(account)).flags], ['EU_RC', []]);
    assert.deepEqual(await events(account), ['vat_number.proved.v1']);
  });

  it('a long outage is asked about after 1, 5, 15 and 60 minutes, then every hour, and forgotten by nobody', async () => {
    const account = await signUp(world);
    vies.mood = { error: 'SERVICE_UNAVAILABLE' };
    await give(account);
    const askedAfter = async (duration: string): Promise<number> => {
      await world.advance(duration);
      return timesAsked();
    };
    assert.deepEqual(
      [await askedAfter('PT1M'), await askedAfter('PT5M'), await askedAfter('PT15M'), await askedAfter('PT1H')],
      [2, 3, 4, 5],
    );
    assert.equal(await askedAfter('PT6H10M'), 11);
    vies.mood = 'well';
    await world.advance('PT1H');
    assert.equal((await decide(account)).treatment, 'EU_RC');
  });

  it('a proof is renewed before it is 90 days old; a number that VIES took back pays VAT from then on', async () => {
    const account = await signUp(world);
    await give(account);
    await world.advance('P74D');
    assert.equal(timesAsked(), 1);
    await world.advance('P2D');
    assert.equal(timesAsked(), 2);
    vies.knows(NUMBER, false);
    await world.advance('P80D');
    assert.equal((await decide(account)).treatment, 'EU_ORIGIN');
    assert.equal((await events(account)).at(-1), 'vat_number.lost.v1');
  });

  it('an outage at renewal leaves the old proof in force for the rest of its life', async () => {
    const account = await signUp(world);
    const token = await world.operator();
    const lives = (vatProofMaxAgeDays: number) =>
      world.http.patch('/v1/admin/seller', { token, body: { vatProofMaxAgeDays } });
    await lives(6);
    await give(account);
    vies.mood = { error: 'MS_UNAVAILABLE' };
    await world.advance('P5DT12H');
    assert.ok(timesAsked() > 5);
    assert.equal((await decide(account)).treatment, 'EU_RC');
    await world.advance('P2D');
    assert.deepEqual(
      [(await decide(account)).treatment, (await decide(account)).flags],
      ['EU_ORIGIN', ['VIES_PENDING']],
    );
    await lives(90);
  });

  it('a yes without consultation number is flagged, and asked again the next day', async () => {
    const account = await signUp(world);
    vies.mood = 'unnumbered';
    assert.deepEqual(await give(account).then(({ status }) => status), 'valid');
    assert.deepEqual([(await decide(account)).treatment, (await decide(account)).flags], ['EU_RC', ['VIES_PENDING']]);
    vies.mood = 'well';
    await world.advance('P1D');
    assert.deepEqual((await decide(account)).flags, []);
  });

  it('French numbers are not asked about', async () => {
    const account = await signUp(world);
    const check = await give(account, { ...DETAILS, country: 'FR', vatNumber: 'FR44732829320' });
    assert.deepEqual([check.status, timesAsked()], ['not_checked', 0]);
    assert.equal((await decide(account)).treatment, 'FR_METRO');
  });
});

describe('a VIES that says nothing', () => {
  it('keeps nobody waiting: quotes are flagged, details stored', async () => {
    const account = await signUp(world);
    vies.mood = 'hangs';
    const body = {
      planId: await planId(world, 'freemium-fr.essential-30k'),
      interval: 'month',
      billingDetails: { customerType: 'company', country: 'DE', vatNumber: 'DE129273398' },
    };
    const quote = await world.http.post<{ treatment: string; flags: string[] }>('/v1/quotes', { body });
    assert.deepEqual([quote.body.treatment, quote.body.flags], ['EU_ORIGIN', ['VIES_PENDING']]);
    assert.equal((await give(account)).status, 'pending');
  });

  it('is asked once for many quotes of the same number', async () => {
    const body = {
      planId: await planId(world, 'freemium-fr.essential-30k'),
      interval: 'month',
      billingDetails: { customerType: 'company', country: 'DE', vatNumber: NUMBER },
    };
    const quotes = [];
    for (let n = 0; n < 20; n += 1) quotes.push(await world.http.post<{ treatment: string }>('/v1/quotes', { body }));
    assert.ok(quotes.every(({ status, body: quote }) => status === 200 && quote.treatment === 'EU_RC'));
    assert.equal(timesAsked(), 1);
  });
});
