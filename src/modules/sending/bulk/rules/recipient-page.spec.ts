import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { newId } from '../../../../kernel/ids.js';
import type { Instant } from '../../../../kernel/time/instant.js';
import { packPage, RecipientPage } from './recipient-page.js';

describe('a page of recipients', () => {
  it('keeps what it says of each, and nothing of those who are taken out of it', () => {
    const recipient = fc.record({
      name: fc.option(fc.string({ maxLength: 20 })),
      variables: fc.dictionary(fc.string({ maxLength: 8 }), fc.oneof(fc.string(), fc.integer(), fc.boolean()), {
        maxKeys: 4,
        noNullPrototype: true,
      }),
    });
    fc.assert(
      fc.property(fc.array(recipient, { minLength: 1, maxLength: 130 }), fc.array(fc.nat(200)), (all, out) => {
        const recipients = all.map((one, n) => ({ ...one, deliveryId: newId((1_767_225_600_000 + n) as Instant) }));
        const packed = packPage(recipients);
        const gone = new Set(out.filter((place) => place < recipients.length));
        const rest = new RecipientPage(packed.bytes).without([
          ...[...gone].map((place) => recipients[place]!.deliveryId),
          newId(0 as Instant),
        ]);
        if (gone.size === 0) return assert.equal(rest, null);
        const page = new RecipientPage(rest!.bytes);
        for (const [place, { deliveryId, name, variables }] of recipients.entries())
          assert.deepEqual(page.entryOf(deliveryId), gone.has(place) ? null : { name, variables });
        assert.equal([...page.entries()].length, recipients.length - gone.size);
        assert.ok(rest!.rawBytes <= packed.rawBytes + 8 * gone.size);
      }),
      { numRuns: 60 },
    );
  });
});
