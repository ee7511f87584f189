import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startWorld, type World } from '../../support/world.js';
import { card, operatorOf, suiteCustomer } from '../billing/payments-in-world.js';
import { addPack, buyPacks, creditsOf } from './credits-in-world.js';

interface Estimate {
  encoding: string;
  units: number;
  parts: number;
  perPart: number;
  remaining: number;
  offendingCharacters: { character: string; position: number }[];
  replacements: { character: string; position: number; replacement: string }[];
  text: string;
  countries: { country: string; recipients: number; parts: number; credits: string }[];
  credits: string;
  refused: { to: string; code: string; message: string; credits: string }[];
  code?: string;
  errors?: { field: string; code: string }[];
}
const ITALIANS = Array.from({ length: 10 }, (_, i) => `+3934712345${60 + i}`);

describe('what a text would cost', () => {
  let world: World;
  let token: string;
  before(async () => {
    world = await startWorld({ API_RATE_LIMIT: '1000000' });
    ({ token } = await suiteCustomer(world));
    await card(world, token);
    await buyPacks(world, token, { packId: await addPack(world, 'hundred', '100') });
    const settings = { allowedCountries: ['FR', 'IT', 'DE'] };
    const allowed = await world.http.call('PUT', '/v1/sms/settings', { token, body: settings });
    assert.equal(allowed.status, 200, allowed.text);
    const sender = await world.http.post<{ id: string }>('/v1/sms/senders', {
      token,
      body: { sender: 'ACME', countries: ['IT', 'FR'] },
    });
    assert.equal(sender.status, 201, sender.text);
    const path = `/v1/admin/sms/senders/${sender.body.id}/approve`;
    const approved = await world.http.post(path, { token: await operatorOf(world), body: {} });
    assert.ok(approved.status < 300, approved.text);
  });
  after(() => world.close());

  const estimate = async (body: object, headers: Record<string, string> = {}) =>
    world.http.post<Estimate>('/v1/sms/estimate', {
      token,
      headers,
      body: { from: 'ACME', to: ITALIANS, text: 'a', kind: 'transactional', ...body },
    });
  const said = async (body: object): Promise<string> => {
    const answer = await estimate(body);
    assert.equal(answer.status, 200, answer.text);
    const { encoding, units, parts, perPart, remaining, credits } = answer.body;
    return `${encoding} ${units} in ${parts} of ${perPart}, ${remaining} left: ${credits}`;
  };

  it('R-112: 161 characters to ten Italian numbers are 20 credits, 160 are 10', async () => {
    // 2 parts × 10 numbers × 1.00, and 1 part × 10 numbers × 1.00
    assert.equal(await said({ text: 'a'.repeat(161) }), 'gsm7 161 in 2 of 153, 145 left: 20');
    assert.equal(await said({ text: 'a'.repeat(160) }), 'gsm7 160 in 1 of 160, 0 left: 10');
    const { available, reserved } = await creditsOf(world, token);
    assert.deepEqual([available, reserved], ['100', '0']);
  });

  it('names what keeps a text from the smaller alphabet, and what smart encoding writes instead', async () => {
    const plain = await estimate({ text: '“Déjà vu” – ça', smartEncoding: false });
    const offending = plain.body.offendingCharacters.map(({ character, position }) => `${character} ${position}`);
    assert.deepEqual([plain.body.encoding, offending], ['ucs2', ['“ 0', '” 8', '– 10', 'ç 12']]);
    const smart = await estimate({ text: '“Déjà vu” – va…', smartEncoding: true });
    assert.deepEqual([smart.body.encoding, smart.body.text], ['gsm7', '"Déjà vu" - va...']);
    assert.deepEqual(smart.body.replacements.map(({ character, position, replacement }) => `${character} ${position} ${replacement}`), ['“ 0 "', '” 8 "', '– 10 -', '… 14 ...']); // prettier-ignore
  });

  it('each country at its rate; who cannot be written to costs nothing, and why', async () => {
    const to = ['+393471234567', '+39 347 123 4567', '+33612345678', '+33123456789', '+447911123456', 'nobody'];
    const { body, text } = await estimate({ to, text: 'a'.repeat(200) }, { 'accept-language': 'de' });
    assert.deepEqual(
      body.countries,
      [
        { country: 'FR', recipients: 1, parts: 2, credits: '1.6' },
        { country: 'IT', recipients: 1, parts: 2, credits: '2' },
      ],
      text,
    );
    // 2 × 0.80 + 2 × 1.00
    assert.equal(body.credits, '3.6');
    const refused = body.refused.map(({ to: number, code, credits }) => `${number} ${code} ${credits}`);
    assert.deepEqual(refused.sort(), ['+33123456789 not_mobile 0', '+447911123456 country_not_supported 0', 'nobody invalid_number 0']); // prettier-ignore
    assert.ok(body.refused.every(({ message }) => /kostet/.test(message)));
  });

  it('the words that a country wants in marketing are counted', async () => {
    const french = { to: ['+33612345678'], text: 'a'.repeat(155), kind: 'marketing' };
    const { body, text } = await estimate(french);
    assert.match(body.text, /^a{155}\n.*STOP/, text);
    // 155 and the words are more than 160: 2 × 0.80
    assert.deepEqual([body.parts, body.credits], [2, '1.6']);
  });

  it('more than ten parts are refused', async () => {
    const long = await estimate({ text: 'ç'.repeat(671) });
    assert.deepEqual([long.body.parts, long.body.credits], [11, '0']);
    assert.ok(long.body.refused.every(({ code }) => code === 'text_too_long'));
    assert.equal((await estimate({ text: 'ç'.repeat(670) })).body.parts, 10);
  });

  it('without recipients it only counts', async () => {
    assert.equal(await said({ to: [], text: '€'.repeat(81) }), 'gsm7 162 in 2 of 153, 143 left: 0');
  });

  it('bad input is named', async () => {
    const cases: [object, string][] = [
      [{ text: '' }, 'text'],
      [{ text: '   ' }, 'text'],
      [{ text: 5 }, 'text'],
      [{ text: 'a'.repeat(5_001) }, 'text'],
      [{ to: '+393471234567' }, 'to'],
      [{ to: Array.from({ length: 1_001 }, () => '+393471234567') }, 'to'],
      [{ to: [5] }, 'to'],
      [{ kind: 'urgent' }, 'kind'],
      [{ kind: undefined }, 'kind'],
      [{ from: '' }, 'from'],
      [{ from: 'far too long a name' }, 'from'],
      [{ smartEncoding: 'yes' }, 'smartEncoding'],
      [{ price: 1 }, 'price'],
    ];
    for (const [body, field] of cases) {
      const answer = await estimate(body);
      assert.deepEqual([answer.status, answer.body.errors?.[0]?.field?.replace(/\[.*/, '')], [422, field], JSON.stringify(body).slice(0, 80)); // prettier-ignore
    }
  });
});
