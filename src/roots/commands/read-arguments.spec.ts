import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Command } from './command.js';
import { nearestName } from './nearest-name.js';
import { findCommand, readArguments } from './read-arguments.js';

const command: Command = {
  name: 'queue pause',
  words: '<site> [more]',
  sentence: '',
  explanation: '',
  options: [
    { name: 'reason', value: 'TEXT', sentence: '' },
    { name: 'json', sentence: '' },
  ],
  examples: [],
  run: async () => 0,
};
const fault = (...words: string[]): string => {
  try {
    readArguments(command, words);
  } catch (error) {
    return (error as Error).message;
  }
  return '';
};

describe('arguments of a command', () => {
  it('are words and options in any order', () => {
    const wanted = { words: ['mx:a', 'b'], options: { reason: 'they asked', json: true } };
    assert.deepEqual(readArguments(command, ['mx:a', '--reason', 'they asked', 'b', '--json']), wanted);
    assert.deepEqual(readArguments(command, ['--json', '--reason=they asked', 'mx:a', 'b']), wanted);
  });
  it('may hold dashes behind --, and an empty value', () => {
    assert.deepEqual(readArguments(command, ['--', '--json']).words, ['--json']);
    assert.deepEqual(readArguments(command, ['x', '--reason=']).options, { reason: '' });
  });
  for (const [words, says] of [
    [['x', '--reson', 'y'], 'unknown option --reson; did you mean --reason?'],
    [['x', '--jsno'], 'unknown option --jsno; did you mean --json?'],
    [['x', '--password=hunter2'], 'unknown option --password'],
    [['x', '-json'], 'unknown option -json; did you mean --json?'],
    [['x', '--reason'], '--reason needs a value: --reason TEXT'],
    [['x', '--reason', '--json'], '--reason needs a value: --reason TEXT'],
    [['x', '--json=1'], '--json takes no value'],
    [['x', '--json', '--json'], '--json was given twice'],
    [[], '<site> is missing'],
    [['a', 'b', 'c'], '“c” is one word too many'],
  ] as const) {
    it(`“${words.join(' ')}”: ${says}`, () => assert.equal(fault(...words), says));
  }
});

describe('the name of a command', () => {
  const short = { ...command, name: 'queue' };
  it('is the longest that fits', () => {
    assert.equal(findCommand([short, command], ['queue', 'pause', 'x'])?.command.name, 'queue pause');
    assert.deepEqual(findCommand([short, command], ['queue', 'x'])?.rest, ['x']);
    assert.equal(findCommand([short, command], ['quue']), null);
  });
  for (const [typed, meant] of [
    ['docter', 'doctor'],
    ['dcotor', 'doctor'],
    ['migrat', 'migrate'],
    ['bac', 'backup'],
    ['bakcup', 'backup'],
    ['verify', null],
    ['x', null],
    ['', null],
  ] as const) {
    it(`“${typed}” was meant as ${meant}`, () =>
      assert.equal(nearestName(typed, ['doctor', 'migrate', 'backup']), meant));
  }
});
