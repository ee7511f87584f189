import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { credits } from '../../rules/credits.js';
import { RateCard } from './rate-card.js';
import { ratesOn, type SmsRate, yieldsOf } from './rates.js';

describe('what a pack sends', () => {
  const rate = (place: string, thousandths: number, validFrom = '2026-01-01', validTo: string | null = null) => {
    const [country = '', network = null] = place.split('-');
    return { country, network, credits: credits(thousandths), validFrom, validTo } satisfies SmsRate;
  };

  it('R-111: 1,000 credits are 1,000 to IT, 1,250 to FR, 2,222 to US', () => {
    // 1,000 ÷ 1.00 = 1,000; ÷ 0.80 = 1,250; ÷ 0.45 = 2,222.2…
    assert.deepEqual(yieldsOf(credits(1_000_000), [rate('IT', 1_000), rate('FR', 800), rate('US', 450)]), [
      { country: 'IT', messages: 1_000 },
      { country: 'FR', messages: 1_250 },
      { country: 'US', messages: 2_222 },
    ]);
  });

  it('of each country the rate of the day, until its last one', () => {
    const rates = [
      rate('IT', 1_000),
      rate('IT', 1_100, '2026-07-01'),
      rate('FR', 800, '2026-01-01', '2026-06-30'),
      rate('DE', 1_100, '2026-07-01', '2026-07-31'),
    ];
    const on = (day: string) => ratesOn(day, rates).map(({ country, credits: each }) => `${country} ${each}`);
    assert.deepEqual(on('2025-12-31'), []);
    assert.deepEqual(on('2026-06-30'), ['FR 800', 'IT 1000']);
    assert.deepEqual(on('2026-07-01'), ['DE 1100', 'IT 1100']);
    assert.deepEqual(on('2026-08-01'), ['IT 1100']);
  });

  it('a network may have a rate of its own; the others of its country have the country’s', () => {
    const card = new RateCard('2026-03-01', [
      rate('FR', 800),
      rate('FR-20801', 700),
      rate('FR-20810', 900, '2026-04-01'),
      rate('IT-22201', 1_000),
    ]);
    const price = (country: string, network?: string) => card.priceOf(country, network)?.credits ?? null;
    assert.deepEqual([price('FR'), price('FR', '20801'), price('FR', '20810'), price('FR', '20899')], [800n, 700n, 800n, 800n]); // prettier-ignore
    assert.deepEqual([price('IT'), price('IT', '22201'), price('DE')], [null, 1_000n, null]);
  });

  it('what a pack yields is counted at the rate of the country', () => {
    assert.deepEqual(yieldsOf(credits(8_000), [rate('FR', 800), rate('FR-20801', 700)]), [{ country: 'FR', messages: 10 }]); // prettier-ignore
  });
});
