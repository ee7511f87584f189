import assert from 'node:assert/strict';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { faultsOfCatalogue, OffersFileError, readOffersFile } from './offers-file.js';

const PLAN = {
  code: 'own.free',
  name: 'Free',
  tier: 'free',
  monthlyVolume: 100,
  quota: { monthly: 100, daily: null },
  prices: [],
  features: {},
};
const catalogue = (plans: object[], policies: object = {}) => ({
  offers: [{ code: 'own', name: 'Own', currency: 'EUR', policies, plans }],
});

async function fileWith(text: string): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), 'posthorn-offers-')), 'offers.json');
  await writeFile(path, text);
  return path;
}

describe('OFFERS_FILE', () => {
  it('accepts an operator’s own catalogue', async () => {
    const own = catalogue([PLAN], { 'quota.onExceed': 'suspend' });
    assert.deepEqual(await readOffersFile(await fileWith(JSON.stringify(own))), own);
  });

  it('names every fault at once', () => {
    const faults = faultsOfCatalogue(
      catalogue([{ ...PLAN, quota: { monthly: -1, daily: null }, prices: [{ interval: 'month', amount: '25' }] }], {
        'quota.onExceed': 'shrug',
        'quota.onExeed': 'reject',
      }),
    );
    const text = faults.join('\n');
    for (const part of ['/quota/monthly', '/amount', 'quota.onExceed', 'quota.onExeed'])
      assert.ok(text.includes(part), `${part} in\n${text}`);
  });

  it('refuses two plans of one name and two free plans in an offer', () => {
    assert.deepEqual(faultsOfCatalogue(catalogue([PLAN, PLAN])), [
      'two plans are called own.free',
      'offer own has more than one free plan',
    ]);
  });

  it('refuses what is no JSON, and says which file', async () => {
    const path = await fileWith('{offers');
    await assert.rejects(
      readOffersFile(path),
      (error: unknown) => error instanceof OffersFileError && error.message.includes(path),
    );
  });
});
