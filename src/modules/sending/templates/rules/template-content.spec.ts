import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  changedContent,
  contentFaults,
  readTranslations,
  sameContent,
  type TemplateContent,
} from './template-content.js';

describe('content of a template', () => {
  const none = { html: null, mjml: null, text: null };
  const before: TemplateContent = {
    ...none,
    name: 'Welcome',
    subject: 'Hello',
    html: '<p>Hello</p>',
    language: null,
    translations: { fr: { ...none, subject: 'Bonjour', text: 'Bonjour' } },
  };

  it('what a change leaves out stays, null takes away', () => {
    assert.deepEqual(changedContent(before, { subject: 'Hi' }), { ...before, subject: 'Hi' });
    assert.deepEqual(changedContent(before, { html: null, text: 'Hi' }), { ...before, html: null, text: 'Hi' });
    assert.deepEqual(changedContent(before, { name: ' Welcome ' }), before);
  });

  it('HTML ends MJML, MJML ends HTML, and what was compiled is not compiled again', () => {
    const mjml = changedContent(before, { mjml: '<mjml/>' });
    assert.deepEqual([mjml.mjml, mjml.html], ['<mjml/>', null]);
    const compiled = { ...mjml, html: '<p>compiled</p>' };
    assert.deepEqual(changedContent(compiled, { subject: 'x', mjml: '<mjml/>' }).html, '<p>compiled</p>');
    assert.deepEqual(changedContent(compiled, { subject: 'x' }).html, '<p>compiled</p>');
    const html = changedContent(compiled, { html: '<p>new</p>' });
    assert.deepEqual([html.mjml, html.html], [null, '<p>new</p>']);
    const gone = changedContent(compiled, { mjml: null, text: 'x' });
    assert.deepEqual([gone.mjml, gone.html], [null, null]);
  });

  it('languages change one by one', () => {
    const de = { ...none, subject: 'Hallo', text: 'Hallo' };
    const more = changedContent(before, { translations: { de } });
    assert.deepEqual(Object.keys(more.translations), ['de', 'fr']);
    assert.deepEqual(changedContent(more, { translations: { fr: null } }).translations, { de });
    assert.equal(sameContent(before, more), false);
    assert.equal(sameContent(more, changedContent(more, { translations: { de } })), true);
  });

  it('without HTML and text there is no template, in no language', () => {
    const codes = (change: object) => contentFaults(changedContent(before, change), change).map((fault) => fault.field);
    assert.deepEqual(codes({ html: null }), ['html']);
    assert.deepEqual(codes({ translations: { de: { ...none, subject: 'x' } } }), ['translations.de.html']);
    assert.deepEqual(codes({ language: 'fr' }), ['translations.fr']);
    assert.deepEqual(codes({ html: 'a', mjml: 'b' }), ['html']);
    assert.deepEqual(codes({ subject: 'x' }), []);
  });

  it('translations are read with all their faults', () => {
    const faults = (value: unknown) => {
      const read = readTranslations(value, false);
      return read.ok ? [] : read.faults.map(({ field, code }) => `${field} ${code}`);
    };
    assert.deepEqual(faults({ 'FR-ca': { subject: 'x', text: 'y' } }), []);
    assert.deepEqual(faults({ klingonisch: { subject: 'x' }, de: null, it: [] }), [
      'translations.klingonisch wrong_format',
      'translations.de wrong_type',
      'translations.it wrong_type',
    ]);
    assert.deepEqual(faults({ de: { subject: 'a\nb', html: '', mjml: 1, oops: 1 } }), [
      'translations.de.oops unknown_field',
      'translations.de.subject invalid_characters',
      'translations.de.html too_short',
      'translations.de.mjml wrong_type',
    ]);
    assert.deepEqual(faults(JSON.parse('{"__proto__": {"subject": "x"}, "constructor": {}}')), [
      'translations.__proto__ wrong_format',
      'translations.constructor wrong_format',
    ]);
  });

  it('a change to what is there already changes nothing', () => {
    assert.equal(sameContent(before, changedContent(before, { name: 'Welcome ', subject: 'Hello' })), true);
    for (const change of [{ name: 'x' }, { subject: 'x' }, { html: 'x' }, { text: 'x' }, { mjml: 'x' }])
      assert.equal(sameContent(before, changedContent(before, change)), false);
  });
});
