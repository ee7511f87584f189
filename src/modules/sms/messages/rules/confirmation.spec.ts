import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LANGUAGES } from '../../../../kernel/texts.js';
import { confirmationOf } from './confirmation.js';

const KEYWORDS = ['stop', 'start', 'help'] as const;

describe('what answers STOP, START and HELP', () => {
  for (const language of LANGUAGES) {
    it(`is one part of the small alphabet in ${language}, with the longest usual name`, () => {
      for (const keyword of KEYWORDS) {
        const speaker = { name: 'A firm with a name of forty characters.', contact: 'https://firm.example' };
        const { encoding, parts, text } = confirmationOf(keyword, language, speaker);
        assert.deepEqual([encoding, parts.length], ['gsm7', 1], text);
        assert.ok(text.startsWith(speaker.name), text);
        assert.equal(text.endsWith(speaker.contact), keyword === 'help');
      }
    });
  }

  it('leaves out of the speaker what has no room', () => {
    const bare = confirmationOf('help', 'en', { name: null, contact: null }).text;
    assert.equal(bare, 'Reply STOP to get no more texts from us, START to get them again.');
    const far = { name: 'ACME', contact: `https://acme.example/${'x'.repeat(120)}` };
    assert.equal(confirmationOf('help', 'en', far).text, `ACME: ${bare}`);
    assert.equal(confirmationOf('help', 'en', { name: 'Ж'.repeat(80), contact: null }).text, bare);
    // A name in another script is told where it fits the larger alphabet.
    assert.equal(confirmationOf('stop', 'de', { name: '名', contact: null }).parts.length, 1);
  });
});
