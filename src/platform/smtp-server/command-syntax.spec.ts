import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isHelloName, parseCommand, parseCount, parsePathArgument } from './command-syntax.js';

const pathOf = (argument: string): string | null => parsePathArgument(argument, 'FROM')?.path ?? null;

describe('command line', () => {
  it('folds the case of the verb only', () => {
    assert.deepEqual(parseCommand('mail FROM:<A@b>'), { verb: 'MAIL', argument: 'FROM:<A@b>' });
    assert.deepEqual(parseCommand('QUIT'), { verb: 'QUIT', argument: '' });
  });

  const accepted: [string, string][] = [
    ['FROM:<a@b.example>', 'a@b.example'],
    ['from: <a@b.example>', 'a@b.example'],
    ['FROM:<>', ''],
    ['FROM:<"a b>c"@d.example>', '"a b>c"@d.example'],
    ['FROM:<"a\\"b"@d.example>', '"a\\"b"@d.example'],
    ['FROM:<a@[127.0.0.1]>', 'a@[127.0.0.1]'],
  ];
  for (const [argument, path] of accepted) it(`reads ${argument}`, () => assert.equal(pathOf(argument), path));

  const refused = [
    'FROM:a@b.example',
    'FROM:<a@b.example',
    'FROM:a@b.example>',
    'FROM:<a@b.example>>',
    'FROM:<<a@b.example>>',
    'FROM:<a @b.example>',
    'FROM:<@relay.example:a@b.example>',
    'FROM:<a@b.example>SIZE=1',
    'FROM:<a@b.example> SIZE=1 SIZE=2',
    'FROM:<a@b.example> SIZE=1=2',
    'FROM:<a@b.example> =1',
    'FROM:<a\0@b.example>',
    'FROM:<a\tb@b.example>',
    'FROM:<"a@b.example>',
    `FROM:<${'a'.repeat(250)}@b.example>`,
    'TO:<a@b.example>',
    '',
  ];
  for (const argument of refused)
    it(`refuses ${JSON.stringify(argument).slice(0, 60)}`, () => assert.equal(pathOf(argument), null));

  it('reads parameters by name, whatever the case', () => {
    const parameters = parsePathArgument('FROM:<a@b> size=12 BODY=8BITMIME SMTPUTF8', 'FROM')?.parameters;
    assert.deepEqual(
      [...(parameters ?? [])],
      [
        ['SIZE', '12'],
        ['BODY', '8BITMIME'],
        ['SMTPUTF8', ''],
      ],
    );
  });

  it('counts are digits and no more of them than a number holds exactly', () => {
    assert.deepEqual(['12', '-1', '1e3', '', '9'.repeat(16)].map(parseCount), [12, null, null, null, null]);
  });

  it('a greeting name is any printable text', () => {
    const names = ['mail.example', 'my_pc', '[127.0.0.1]', 'Büro PC 3', 'a\0b', 'a\x1b[2J', '', 'x'.repeat(256)];
    assert.deepEqual(names.map(isHelloName), [true, true, true, true, false, false, false, false]);
  });
});
