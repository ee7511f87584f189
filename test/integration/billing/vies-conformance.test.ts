import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { SandboxRegistry } from '../../../src/modules/billing/tax/adapters/sandbox-registry.js';
import type { VatNumberRegistry } from '../../../src/modules/billing/tax/adapters/vat-number-registry.port.js';
import { ViesRegistry } from '../../../src/modules/billing/tax/adapters/vies-registry.js';
import { readVatNumber, type VatNumber } from '../../../src/modules/billing/customers/index.js';
import { Config, parseEnvironment } from '../../../src/platform/config/config.js';
import { OutboundHttp } from '../../../src/platform/outbound-http/index.js';
import { FakeVies } from '../../support/peers/fake-vies.js';

const REQUESTER = 'FR11123456782';
const GERMAN = readVatNumber('DE136695976', 'DE')!;
const GREEK = readVatNumber('EL094259216', 'GR')!;
const UNKNOWN = readVatNumber('DE999999999', 'DE')!;
/** The documented test numbers are too short for any country, so they are put together by hand. */
const testNumber = (body: string): VatNumber => ({ ...GERMAN, text: `DE${body}`, body });

let vies: FakeVies;
const adapters = new Map<string, VatNumberRegistry>([['sandbox', new SandboxRegistry()]]);

function viesAt(url: string): ViesRegistry {
  const config = new Config(parseEnvironment({ VIES_URL: url }), {} as Config['facts']);
  return new ViesRegistry(new OutboundHttp(config, {} as never), config);
}

before(async () => {
  vies = await FakeVies.start();
  for (const number of [GERMAN, GREEK]) vies.knows(number.text);
  adapters.set('rest', viesAt(`${vies.url}/`));
});
after(() => vies.close());

for (const name of ['sandbox', 'rest']) {
  describe(`registry of VAT numbers: ${name}`, () => {
    const ask = (number: VatNumber) => adapters.get(name)!.ask(number, REQUESTER, 2_000);

    it('says yes with a consultation number to keep', async () => {
      for (const number of [GERMAN, GREEK]) {
        const answer = await ask(number);
        assert.ok(answer.kind === 'valid');
        assert.match(answer.consultationNumber ?? '', /^[A-Z0-9]{10,}$/);
        assert.equal(typeof answer.answer, 'object');
      }
    });

    it('says no to what nobody has', async () => {
      assert.equal((await ask(UNKNOWN)).kind, 'invalid');
    });

    it('names what it is, for the proof', () => {
      assert.match(adapters.get(name)!.source, /^[a-z]+$/);
    });
  });
}

describe('VIES by its documented test numbers', () => {
  const ask = (number: VatNumber) => adapters.get('rest')!.ask(number, REQUESTER, 500);
  const silence = ['SERVICE_UNAVAILABLE', 'MS_UNAVAILABLE', 'TIMEOUT', 'GLOBAL_MAX_CONCURRENT_REQ', 'GLOBAL_MAX_CONCURRENT_REQ_TIME', 'MS_MAX_CONCURRENT_REQ', 'MS_MAX_CONCURRENT_REQ_TIME']; // prettier-ignore
  const refusals = ['INVALID_REQUESTER_INFO', 'VAT_BLOCKED', 'IP_BLOCKED'];

  it('100 is valid, 200 and 201 are not', async () => {
    const kinds = await Promise.all(['100', '200', '201'].map(async (body) => (await ask(testNumber(body))).kind));
    assert.deepEqual(kinds, ['valid', 'invalid', 'invalid']);
  });

  it('outages are no answer; refusals of ourselves need an operator', async () => {
    const reasons = await Promise.all(
      ['300', '301', '302', '500', '501', '600', '601', '202', '400', '401'].map((body) => ask(testNumber(body))),
    );
    assert.deepEqual(
      reasons.map((answer) => answer.kind === 'unknown' && [answer.reason, answer.needsOperator]),
      [...silence.map((reason) => [reason, false]), ...refusals.map((reason) => [reason, true])],
    );
  });

  it('asks as the seller, in two parts', async () => {
    await ask(GREEK);
    assert.deepEqual(vies.asked.at(-1), {
      countryCode: 'EL',
      vatNumber: '094259216',
      requesterMemberStateCode: 'FR',
      requesterNumber: '11123456782',
    });
  });

  it('silence, nonsense, errors and answers about others are never a yes', async () => {
    for (const mood of [
      'hangs',
      'html',
      'confused',
      { error: 'MS_UNAVAILABLE', status: 500 },
      { error: '' },
    ] as const) {
      vies.mood = mood;
      const answer = await ask(GERMAN);
      assert.equal(answer.kind, 'unknown', JSON.stringify(mood));
    }
    vies.mood = 'well';
    assert.equal((await viesAt('http://127.0.0.1:1').ask(GERMAN, REQUESTER, 500)).kind, 'unknown');
  });

  it('a name of dashes is no name, and a yes without number says so', async () => {
    const no = await ask(UNKNOWN);
    assert.ok(no.kind === 'invalid' && no.name === null && no.address === null);
    vies.mood = 'unnumbered';
    const yes = await ask(GERMAN);
    assert.ok(yes.kind === 'valid' && yes.consultationNumber === null && yes.name === 'ACME GMBH');
    vies.mood = 'well';
  });
});
