import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { LANGUAGES } from '../../../../kernel/texts.js';
import { becomesTicket, topicOfMail } from './topic-of-mail.js';
import { TOPIC_WORDS } from './topic-words.table.js';

describe('what a mail to support is about', () => {
  const CASES: [subject: string, topic: string, language: string | null][] = [
    ['I get no reset mail', 'access_recovery', 'en'],
    ['RE: PASSWORD???', 'access_recovery', 'en'],
    ['Can’t sign-in any more', 'access_recovery', 'en'],
    ['Je ne reçois pas le mail pour réinitialiser', 'access_recovery', 'fr'],
    ['Mot de passe oublié', 'access_recovery', 'fr'],
    ['Ich komme nicht in mein Konto: Kennwort vergessen', 'access_recovery', 'de'],
    ['Passwort zurücksetzen', 'access_recovery', 'de'],
    ['He olvidado mi contraseña', 'access_recovery', 'es'],
    ['Non riesco ad accedere', 'access_recovery', 'it'],
    ['My account is suspended', 'account_block', 'en'],
    ['Votre blocage de mon compte', 'account_block', 'fr'],
    ['Konto gesperrt', 'account_block', 'de'],
    ['Warum ist alles blockiert?', 'account_block', 'de'],
    ['Cuenta bloqueada', 'account_block', 'es'],
    ['Il mio account è stato bloccato', 'account_block', 'it'],
    ['How do I add a template?', 'technical', null],
    ['Wie lege ich eine Vorlage an?', 'technical', null],
    ['Preise', 'technical', null],
  ];
  for (const [subject, topic, language] of CASES)
    it(`${subject} → ${topic}`, () => assert.deepEqual(topicOfMail(subject, ''), { topic, language }));

  it('is told by the subject first, then by the text', () => {
    assert.equal(topicOfMail('Blocked', 'password password login').topic, 'account_block');
    assert.equal(topicOfMail('Help', 'I cannot log in').topic, 'access_recovery');
    assert.equal(topicOfMail('Blocked and no password', '').topic, 'access_recovery');
  });

  it('counts as recovery when nothing can be read', () => {
    for (const [subject, text] of [
      ['', ''],
      ['???', '— …\n'],
    ] as const)
      assert.equal(topicOfMail(subject, text).topic, 'access_recovery');
  });

  it('finds every word of the table in its own spelling, and in capitals', () => {
    for (const [topic, words] of Object.entries(TOPIC_WORDS))
      for (const language of LANGUAGES)
        for (const phrase of words[language]) {
          assert.equal(topicOfMail(phrase, '').topic, topic, phrase);
          assert.equal(topicOfMail(`x ${phrase.toUpperCase()} y`, '').topic, topic, phrase);
        }
  });

  it('finds a word whatever stands around it, and a word alone is not the beginning of another', () => {
    const other = fc.constantFrom('hello', 'templates', 'ç', '日本', '12', '\n', '!');
    fc.assert(
      fc.property(fc.array(other), fc.array(other), (before, after) => {
        assert.equal(topicOfMail('', [...before, 'password', ...after].join(' ')).topic, 'access_recovery');
      }),
    );
    assert.equal(topicOfMail('resettled', '').topic, 'technical');
  });

  it('is a ticket for everybody who is locked out or blocked, and for who pays whatever it is about', () => {
    assert.deepEqual(
      (['access_recovery', 'account_block', 'technical'] as const).map((topic) => becomesTicket(topic, false)),
      [true, true, false],
    );
    assert.ok(becomesTicket('technical', true));
  });
});
