import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { ciiOf } from '../../src/modules/billing/documents/xml/cii.js';
import { SAMPLES } from './samples.js';

const GOLDEN = join(import.meta.dirname, '../golden/einvoice');

describe('the XML of issued documents, byte for byte as it was judged by the published rules', () => {
  for (const { name, document } of SAMPLES) {
    it(name, () => {
      assert.equal(ciiOf(document), readFileSync(join(GOLDEN, `${name}.xml`), 'utf8'));
    });
  }

  it('no file without its sample', () => {
    const names = SAMPLES.map(({ name }) => `${name}.xml`).sort();
    assert.deepEqual(readdirSync(GOLDEN).sort(), names);
  });
});
