import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { runFiles } from '../../support/runner/run-files.js';
import { Tally } from '../../support/runner/tally.js';

const PRELUDE = `import { describe, it, before } from 'node:test';\n`;
const FILES = {
  'good.test.mjs': `describe('good', () => { it('one', () => {}); it('two', () => {}); });`,
  'bad.test.mjs': `describe('bad', () => { it('one', () => {}); it('breaks', () => { throw new Error('as planned'); }); });`,
  'hook.test.mjs': `describe('hook', () => { before(() => { throw new Error('no set-up'); }); it('one', () => {}); });`,
  'skips.test.mjs': `describe('skips', () => { it('not here', { skip: 'why' }, () => {}); });`,
  'missing.test.mjs': `import './not-there.mjs';`,
  'hangs.test.mjs': `describe('hangs', () => { it('for ever', () => new Promise(() => setInterval(() => {}, 1000))); });`,
  'long.test.mjs': `it('goes on', async () => { for (let n = 0; n < 12; n += 1) { await new Promise((done) => setTimeout(done, 250)); process.send({ goesOn: true }); } });`,
  'exits.test.mjs': `describe('exits', () => { it('early', () => { console.log('last words'); process.exit(0); }); });`,
  'after.test.mjs': `describe('after', () => { it('still runs', () => {}); });`,
  'own.proc.test.mjs': `describe('own', () => { it('process', () => {}); });`,
  'dies.proc.test.mjs': `process.exit(3);`,
};

describe('the test runner', () => {
  const directory = mkdtempSync(join(tmpdir(), 'posthorn-runner-'));
  const at = (name: string): string => join(directory, name);
  const printed: string[] = [];
  let passed = true;
  const line = (part: string): string => printed.find((one) => one.includes(part)) ?? '';

  before(async () => {
    for (const [name, text] of Object.entries(FILES)) writeFileSync(at(name), PRELUDE + text);
    const names = Object.keys(FILES);
    const print = (text: string): void => void printed.push(...text.split('\n'));
    const tally = new Tally(directory, print);
    const shared = names.filter((name) => !name.includes('.proc.')).map(at);
    const alone = names.filter((name) => name.includes('.proc.')).map(at);
    await runFiles({ shared, alone, lanes: 1, patienceMs: 2_000, env: {} }, tally, print);
    passed = tally.conclude();
  });
  after(() => rmSync(directory, { recursive: true, force: true }));

  it('ends with the sum of all files as its last line', () => {
    // good 2, bad 1, long 1, after 1, own 1; failed: bad, hook, missing, hangs, exits, dies
    assert.match(printed.at(-1) ?? '', /^6 passed, [67] failed, 1 skipped$/);
    assert.equal(passed, false);
  });

  it('names a failing test with its error', () => {
    assert.ok(line('bad › breaks'));
    assert.ok(line('as planned'));
  });

  it('counts a hook that fails and a file that cannot be imported', () => {
    assert.ok(line('no set-up'));
    assert.ok(line('not-there.mjs'));
  });

  it('kills a file that hangs, names it and goes on with the rest', () => {
    assert.match(line('hangs.test.mjs:'), /FAILED 1/);
    assert.ok(line('no sign of life for 2 s'));
    assert.match(line('after.test.mjs:'), /passed 1/);
  });

  it('lets a test that is longer than its patience end, as long as it says that it goes on', () => {
    assert.match(line('long.test.mjs:'), /passed 1/);
  });

  it('is not fooled by a process that exits in the middle, even with 0', () => {
    assert.match(line('exits.test.mjs:'), /FAILED 1/);
    assert.ok(line('last words'));
    assert.match(line('dies.proc.test.mjs:'), /FAILED 1/);
  });
});
