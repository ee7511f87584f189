import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { siteId, siteOfId } from './site-id.js';

describe('the id of a site', () => {
  it('carries any characters and comes back as the same name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 200 }), (site) => {
        fc.pre(!site.includes('\0'));
        assert.match(siteId(site), /^[A-Za-z0-9_-]+$/);
        assert.equal(siteOfId(siteId(site)), site);
      }),
    );
  });

  it('has one spelling, and nothing else is one', () => {
    for (const text of ['', 'a', '%', 'bXg6', 'bXg6=', '_w', siteId('\0'), 'ü', 'bXg6YR'])
      assert.equal(siteOfId(text), text === 'bXg6' ? 'mx:' : null, text);
  });
});
