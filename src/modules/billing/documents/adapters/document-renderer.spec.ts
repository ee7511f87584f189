import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import type { Paper } from '../rules/paper.js';
import { DocumentRenderer } from './document-renderer.js';

const PAPER: Paper = {
  language: 'en',
  title: 'Invoice',
  number: 'No. 1',
  brand: 'Seller',
  headline: { amount: '€1.00', says: 'Paid', tone: 'done' },
  parties: [],
  facts: [{ label: 'Issue date', value: '21 November 2026' }],
  lines: {
    head: { description: 'Description', quantity: '', unitPrice: '', vat: '', net: 'Net' },
    rows: [{ description: 'Thing', quantity: '1', unitPrice: '€1.00', vat: '0%', net: '€1.00', sum: '€1.00' }],
    carried: { forward: 'Carried forward', brought: 'Brought forward' },
  },
  vat: null,
  totals: [{ label: 'Total', amount: '€1.00', strong: true }],
  payment: null,
  mentions: [],
  notes: [],
  signature: null,
  footer: [],
  pageOf: 'Page {n} of {total}',
  file: { title: 'Invoice 1', author: 'Seller', day: '2026-11-21' },
};

describe('rendering in a thread', () => {
  const renderer = new DocumentRenderer();
  after(() => renderer.onModuleDestroy());

  it('many at once are the same bytes each', async () => {
    const files = await Promise.all(Array.from({ length: 5 }, () => renderer.render(PAPER, null)));
    assert.equal(new Set(files.map((bytes) => bytes.toString('base64'))).size, 1);
    assert.equal(files[0]!.toString('latin1', 0, 5), '%PDF-');
  });

  it('a document that cannot be drawn is refused, and the next one is drawn', async () => {
    await assert.rejects(renderer.render({ ...PAPER, file: { ...PAPER.file, day: 'never' } }, null), /never/);
    assert.ok((await renderer.render(PAPER, null)).length > 1000);
  });

  it('who waits when the process stops is told so, and who comes later: no thread begins that would hold it up', async () => {
    const ending = new DocumentRenderer();
    const waiting = ending.render(PAPER, null);
    ending.onModuleDestroy();
    await assert.rejects(waiting, /stopping/);
    await assert.rejects(ending.render(PAPER, null), /stopping/);
  });
});
