import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Customer } from '../../support/customer.js';
import { unzip } from '../../support/unzip.js';
import { startWorld, type World } from '../../support/world.js';
import { downloadZip, finishedExport, linesOf, newCustomer, requestExport } from './leaving-world.js';

describe('the export of an account', () => {
  let world: World;
  let customer: Customer;
  let other: Customer;
  before(async () => {
    world = await startWorld();
    customer = await newCustomer(world, 'owner@export-one.example');
    other = await newCustomer(world, 'canary@export-two.example');
  });
  after(() => world.close());

  it('is asked for, shows its progress, and is a zip of JSON lines with a README and a manifest', async () => {
    const asked = await requestExport(world, customer);
    assert.match(asked.id, /^exp_/);
    const ready = await finishedExport(world, customer, asked.id);
    assert.equal(ready.progress.partsDone, ready.progress.partsTotal);
    const zip = await downloadZip(world, customer, asked.id);
    assert.equal(zip.length, ready.sizeBytes);
    const files = unzip(zip);
    const manifest = JSON.parse(files.get('manifest.json')!.toString()) as {
      rows: number;
      files: { file: string; rows: number }[];
    };
    assert.match(files.get('README.txt')!.toString(), /platform/);
    const lines = linesOf(zip);
    for (const { file, rows } of manifest.files) assert.equal(lines.get(file.replace('.jsonl', ''))?.length, rows, file);
    assert.equal(manifest.rows, ready.progress.rows);
    assert.equal(lines.get('accounts.users')![0]!['email'], customer.email);
    void other;
  });
});
