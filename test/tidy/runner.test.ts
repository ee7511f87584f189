import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Tally } from '../support/runner/tally.js';

/** What a run of two files prints: `first` fails in the first, `again` in its second run. */
function run(first: string[], again: string[] | null): { lines: string[]; passed: boolean } {
  const lines: string[] = [];
  const tally = new Tally('/out', (line) => lines.push(...line.split('\n')));
  const file = (name: string, failing: string[]): void => {
    tally.begin(name);
    for (const test of ['a', 'b']) {
      const kind = failing.includes(test) ? 'failed' : 'passed';
      tally.count(name, { kind, path: [test], error: `${test} is wrong` });
    }
    tally.end(name);
  };
  file('/out/other.test.js', []);
  file('/out/some.test.js', first);
  if (again) {
    for (const name of tally.failedFiles()) {
      tally.forget(name);
      file(name, again);
    }
  }
  return { lines, passed: tally.conclude() };
}

describe('the verdict of a run', () => {
  it('counts what failed, and says so on the last line', () => {
    const { lines, passed } = run(['b'], null);
    assert.equal(passed, false);
    assert.equal(lines.at(-1), '3 passed, 1 failed');
    assert.ok(lines.some((line) => line.includes('b is wrong')));
  });

  it('passes what fails beside other files and passes alone, by name and with its error', () => {
    const { lines, passed } = run(['b'], []);
    assert.equal(passed, true);
    assert.equal(lines.at(-1), '4 passed, 0 failed');
    assert.ok(lines.includes('UNSTEADY: failed beside other files, passed alone: some.test.ts'));
    assert.ok(lines.some((line) => line.includes('b is wrong')));
  });

  it('fails what fails twice, also when it is another test of the file', () => {
    for (const again of [['b'], ['a']]) {
      const { lines, passed } = run(['b'], again);
      assert.equal(passed, false);
      assert.equal(lines.at(-1), '3 passed, 1 failed');
      assert.ok(!lines.some((line) => line.startsWith('UNSTEADY')));
    }
  });
});
