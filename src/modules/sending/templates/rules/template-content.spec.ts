import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { changedContent, sameContent } from './template-content.js';

describe('content of a template', () => {
  const before = { name: 'Welcome', subject: 'Hello', html: '<p>Hello</p>', text: null };

  it('what a change leaves out stays, null takes away', () => {
    assert.deepEqual(changedContent(before, { subject: 'Hi' }), { ...before, subject: 'Hi' });
    assert.deepEqual(changedContent(before, { html: null, text: 'Hi' }), { ...before, html: null, text: 'Hi' });
    assert.deepEqual(changedContent(before, { name: ' Welcome ' }), before);
  });

  it('without HTML and text there is no template', () => {
    assert.equal(changedContent(before, { html: null }), null);
  });

  it('a change to what is there already changes nothing', () => {
    assert.equal(sameContent(before, changedContent(before, { name: 'Welcome ', subject: 'Hello' })!), true);
    for (const change of [{ name: 'x' }, { subject: 'x' }, { html: 'x' }, { text: 'x' }])
      assert.equal(sameContent(before, changedContent(before, change)!), false);
  });
});
