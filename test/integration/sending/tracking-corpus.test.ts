import 'reflect-metadata';
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { parseHeaderBlock, quotedPrintable } from '../../../src/modules/sending/acceptance/index.js';
import { fillPlan, planMail } from '../../../src/modules/sending/tracking/rules/mail-plan.js';

const CORPUS = join(import.meta.dirname, '../../../../test/corpus/mime');
const TOOLS = { readHeader: parseHeaderBlock, quotedPrintable };
const WISHES = { opens: true, clicks: true, listUnsubscribe: false, ownPrefixes: [] };

/** `file: links, and what else was put in`; the verdict of each file, made by hand. */
function expected(): Map<string, string> {
  const lines = readFileSync(join(CORPUS, 'tracking.expected.txt'), 'utf8').split('\n');
  return new Map(
    lines.filter((line) => line !== '' && !line.startsWith('#')).map((line) => line.split(': ', 2) as [string, string]),
  );
}

function verdictOf(mail: Buffer): string {
  const plan = planMail(mail, WISHES, TOOLS);
  if (plan === null) return 'untouched';
  const put: string[] = [];
  const slot = (name: string): string => {
    put.push(name);
    return `[${put.length - 1}]`;
  };
  const copy = fillPlan(plan.pieces, {
    link: (url) => slot(url),
    get pixelUrl() {
      return slot('pixel');
    },
    get unsubscribeUrl() {
      return slot('unsubscribe');
    },
    get preferencesUrl() {
      return slot('preferences');
    },
    listUnsubscribe: () => slot('fields'),
  });
  assert.ok(copy.length > 0);
  return put.join(' ');
}

describe('hostile mails and what tracking changes in them', () => {
  const verdicts = expected();
  const files = readdirSync(join(CORPUS, 'tracking')).sort();

  it('every file has its verdict, and every verdict its file', () => {
    assert.deepEqual([...verdicts.keys()].sort(), files);
  });
  for (const file of files) {
    it(file, () => {
      const started = performance.now();
      assert.equal(verdictOf(readFileSync(join(CORPUS, 'tracking', file))), verdicts.get(file));
      assert.ok(performance.now() - started < 2_000);
    });
  }
});
