import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { mergedClosing } from './closing-reason.js';

describe('closings of one account', () => {
  const owner = { reason: 'owner', purgeAt: 1000 } as const;

  it('asked again, gives no more time', () => {
    assert.deepEqual(mergedClosing(owner, { reason: 'owner', purgeAt: 2000 }), owner);
  });

  it('an earlier date holds', () => {
    assert.deepEqual(mergedClosing(owner, { reason: 'expired', purgeAt: 500 }), { reason: 'owner', purgeAt: 500 });
  });

  it('for spam stays for spam', () => {
    const spam = mergedClosing(owner, { reason: 'spam', purgeAt: 3000 });
    assert.deepEqual(spam, { reason: 'spam', purgeAt: 1000 });
    assert.deepEqual(mergedClosing(spam, { reason: 'expired', purgeAt: 3000 }), spam);
  });
});
