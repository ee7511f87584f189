import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { accountScope } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { CustomersFacade } from '../../../src/modules/billing/customers/index.js';
import type { Answer } from '../../support/http-caller.js';
import { startWorld, type World } from '../../support/world.js';
import { signUp, type SignedIn } from './account-in-world.js';

interface Details {
  customerType: string | null;
  name: string | null;
  country: string | null;
  vatNumber: string | null;
  siren: string | null;
  version: number;
  vatNumberCheck: { status: string; checkedAt: string | null; consultationNumber: string | null };
  code?: string;
  errors?: { field: string; code: string }[];
}

const PATH = '/v1/account/billing-details';
const ACME = {
  customerType: 'company',
  name: 'Acme Srl',
  address: { line1: 'Via Roma 1', postalCode: '20121', city: 'Milano' },
  country: 'IT',
};

let world: World;
before(async () => {
  world = await startWorld();
});
after(() => world.close());

const put = (account: SignedIn, body: object, headers: Record<string, string> = {}): Promise<Answer<Details>> =>
  world.http.call<Details>('PUT', PATH, { token: account.token, body, headers });
const get = (account: SignedIn): Promise<Answer<Details>> => world.http.get<Details>(PATH, { token: account.token });

describe('billing details', () => {
  it('are empty at first, and then what was given, in normal form', async () => {
    const account = await signUp(world);
    assert.deepEqual([(await get(account)).body.version, (await get(account)).body.name], [0, null]);
    const stored = await put(account, { ...ACME, country: 'el', vatNumber: 'gr 094 259 216' });
    assert.equal(stored.status, 200, stored.text);
    assert.deepEqual([stored.body.country, stored.body.vatNumber, stored.body.version], ['GR', 'EL094259216', 1]);
    assert.equal(stored.body.vatNumberCheck.status, 'valid');
    assert.match(stored.body.vatNumberCheck.consultationNumber ?? '', /^SANDBOX/);
    assert.deepEqual((await get(account)).body, stored.body);
  });

  it('R-010: a new name holds from now on; the version an invoice was made from still says the old one', async () => {
    const account = await signUp(world);
    await put(account, ACME);
    const { customers, of } = versions(account);
    const invoiced = await of((tx, scope) => customers.currentIn(tx, scope));
    assert.equal((await put(account, { ...ACME, name: 'Acme SpA' })).body.version, 2);
    assert.equal((await get(account)).body.name, 'Acme SpA');
    const frozen = await of((tx, scope) => customers.versionIn(tx, scope, invoiced!.id));
    assert.equal(frozen?.name, 'Acme Srl');
    await assert.rejects(
      world.app.get(UnitOfWork).runAsWorker((tx) => tx.query(`update billing_details_versions set name = 'x'`)),
      /permission denied/,
    );
  });

  it('the same details once more are no new version', async () => {
    const account = await signUp(world);
    await put(account, ACME);
    assert.equal((await put(account, ACME)).body.version, 1);
  });

  it('a malformed VAT number, a wrong SIREN and an unknown country are refused', async () => {
    const account = await signUp(world);
    const faultsOf = async (body: object) => {
      const answer = await put(account, body);
      assert.equal(answer.status, 422, answer.text);
      return answer.body.errors?.map(({ field, code }) => `${field} ${code}`);
    };
    assert.deepEqual(await faultsOf({ ...ACME, vatNumber: 'IT0074311015' }), ['vatNumber vat_number_malformed']);
    assert.deepEqual(await faultsOf({ ...ACME, country: 'FR', vatNumber: 'FR00303265045' }), [
      'vatNumber vat_number_malformed',
    ]);
    assert.deepEqual(await faultsOf({ ...ACME, country: 'FR', siren: '732829321' }), ['siren siren_invalid']);
    assert.deepEqual(await faultsOf({ ...ACME, country: 'ZZ' }), ['country country_unknown']);
    assert.deepEqual(await faultsOf({ ...ACME, customerType: 'robot', invoiceEmail: 'nobody' }), [
      'customerType not_allowed',
      'invoiceEmail address_invalid',
    ]);
    assert.deepEqual(await faultsOf({ ...ACME, name: 'Acme\nTotal: 0.00' }), ['name invalid_characters']);
    assert.equal((await get(account)).body.version, 0);
  });

  it('a change of somebody else in between is noticed', async () => {
    const account = await signUp(world);
    const tag = (await get(account)).headers.get('etag')!;
    assert.equal((await put(account, ACME, { 'if-match': tag })).status, 200);
    const late = await put(account, { ...ACME, name: 'Late' }, { 'if-match': tag });
    assert.deepEqual([late.status, late.body.code], [412, 'version_conflict']);
  });

  it('are in the audit log with before and after', async () => {
    const account = await signUp(world);
    await put(account, ACME);
    await put(account, { ...ACME, name: 'Acme SpA' });
    const log = await world.http.get<{ data: { action: string; changes: Record<string, unknown> }[] }>(
      '/v1/account/audit-log?action=billing_details.changed',
      { token: account.token },
    );
    assert.deepEqual(log.body.data[0]?.changes, { name: { from: 'Acme Srl', to: 'Acme SpA' } });
    assert.equal(log.body.data.length, 2);
  });

  it('are nobody else’s', async () => {
    const [one, other] = [await signUp(world), await signUp(world)];
    await put(one, ACME);
    assert.equal((await get(other)).body.version, 0);
    assert.equal((await world.http.get(PATH)).status, 401);
  });
});

function versions({ id }: SignedIn) {
  const unitOfWork = world.app.get(UnitOfWork);
  const scope = accountScope(id);
  type Work = Parameters<UnitOfWork['run']>[1];
  return {
    customers: world.app.get(CustomersFacade),
    of: <T>(work: (tx: Parameters<Work>[0], own: typeof scope) => Promise<T>) =>
      unitOfWork.run(scope, (tx) => work(tx, scope)),
  };
}
