/** The comparer of contracts knows whom a change breaks, and its step is red when nobody gave a reason. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CASES } from './contract-changes.js';
import {
  answerOf,
  bodyOf,
  type Change,
  compare,
  compareContracts,
  contractOf,
  documentWith,
  inside,
  load,
  type Parts,
  set,
} from './contract-fixture.js';

interface Reason {
  change: string;
  reason: string;
}
const { judge, renderChanges } = await load<{
  judge: (changes: Change[], reasons: Reason[]) => string[];
  renderChanges: (what: {
    changes: Change[];
    reasons: Reason[];
    since: string;
    before: string | null;
    release?: string;
  }) => string;
}>('scripts/lib/contract/render.mjs');

describe('the comparison of two contracts', () => {
  for (const [name, change, expected] of CASES) {
    it(`${name}: ${expected.some((line) => line.startsWith('!')) ? 'breaks' : 'is safe'}`, () => {
      const found = compare(change).map(({ key, breaks }) => `${breaks ? '! ' : ''}${key}`);
      assert.deepEqual(found.sort(), [...expected].sort());
    });
  }

  it('a schema that holds itself comes to an end', () => {
    const tree = (p: Parts): void => {
      set(inside(p['place'], 'properties'), 'inside', { $ref: '#/components/schemas/Place' });
    };
    const was = contractOf(documentWith(tree), '1');
    assert.deepEqual(compareContracts(was, contractOf(documentWith(tree), '2')), []);
  });
});

describe('the change log of the contract', () => {
  const changes = compare((p) => {
    delete inside(answerOf(p), 'properties')['text'];
    set(inside(bodyOf(p), 'properties'), 'sign', { type: 'string' });
  });
  const reasons = [{ change: 'writeLetter: answer 201 `text` is gone', reason: 'It held secrets.' }];

  it('a break without a reason is red; with one it is green', () => {
    assert.deepEqual(judge(changes, []), ['breaks clients: writeLetter: answer 201 `text` is gone']);
    assert.deepEqual(judge(changes, reasons), []);
  });

  it('a reason for what did not happen is red, and so is an empty one', () => {
    assert.deepEqual(judge([], reasons), ['breaks.json: no such change: writeLetter: answer 201 `text` is gone']);
    assert.deepEqual(judge(changes, [{ ...reasons[0]!, reason: ' ' }]), [
      'breaks.json: no reason: writeLetter: answer 201 `text` is gone',
    ]);
  });

  it('tells breaks first, with their reasons, and keeps what it said of earlier releases', () => {
    const first = renderChanges({ changes, reasons, since: '0.1.0', before: null, release: '0.2.0' });
    const second = renderChanges({ changes: [], reasons: [], since: '0.2.0', before: first });
    const third = renderChanges({ changes: [], reasons: [], since: '0.2.0', before: second });
    assert.equal(third, second);
    assert.match(
      second,
      /## Not released yet\n\nNothing since 0\.2\.0\.\n\n## 0\.2\.0\n\nSince 0\.1\.0\.\n\n### Breaks\n\n- `POST \/v1\/letters`: answer 201 `text` is gone\. Why: It held secrets\.\n\n### New and changed\n\n- `POST \/v1\/letters`: the body `sign` is new\.\n$/,
    );
  });
});
