import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { OpenAPIObject } from '@nestjs/swagger';
import { arrangeDocument } from './arrange-document.js';
import { readSpecFile } from '../openapi/spec-file.js';
import { TASKS } from '../../../contracts/tasks.table.js';
import { operationsOf } from '../openapi/operations.js';

type Arranged = OpenAPIObject & {
  'x-tasks': { title: string; steps: { path: string; operation: string }[] }[];
  'x-tagGroups': { name: string; tags: string[] }[];
};

describe('the document arranged for work', () => {
  const whole = readSpecFile()!;
  const arranged = arrangeDocument(whole) as Arranged;
  const operations = operationsOf(arranged);

  it('has every operation of the document, and leaves the document as it was', () => {
    assert.deepEqual(Object.keys(arranged.paths).sort(), Object.keys(whole.paths).sort());
    assert.equal(whole.openapi, '3.1.0');
  });

  it('knows every task and every step', () => {
    assert.deepEqual(
      arranged['x-tasks'].map(({ title }) => title),
      TASKS.map(({ title }) => title),
    );
  });

  it('every tag stands in one group, and none is left over', () => {
    const used = [...new Set(operations.flatMap(({ operation }) => operation.tags ?? []))];
    const placed = arranged['x-tagGroups'].flatMap(({ tags }) => tags);
    assert.deepEqual([...placed].sort(), [...used].sort());
    assert.ok(!arranged['x-tagGroups'].some(({ name }) => name === 'More'));
  });

  it('tasks come first: the list, then one of it, then what is done with it', () => {
    const invoices = operations.filter(({ operation }) => operation.tags?.includes('Operator: invoices'));
    assert.deepEqual(
      invoices.slice(0, 3).map(({ operation }) => operation.operationId),
      ['listInvoicesAsStaff', 'getInvoiceAsStaff', 'exportInvoices'],
    );
    assert.equal(invoices[3]!.operation.operationId, 'creditInvoice');
  });

  it('every operation has its parameters itself, so that the page can fill them in', () => {
    for (const { operation } of operations)
      for (const parameter of operation.parameters ?? [])
        assert.ok(
          'name' in parameter && 'schema' in parameter,
          `${operation.operationId} ${JSON.stringify(parameter)}`,
        );
  });

  it('fills in nothing that was not asked for: no filter, no id that does not exist, no key used twice', () => {
    for (const { operation } of operations)
      for (const { example, schema, required, in: where, name } of (operation.parameters ?? []) as {
        example?: unknown;
        schema?: { example?: unknown; pattern?: string };
        required?: boolean;
        in: string;
        name: string;
      }[]) {
        if (required === true && !(where === 'path' && schema?.pattern !== undefined)) continue;
        assert.equal(example ?? schema?.example, undefined, `${operation.operationId} ${name}`);
      }
  });

  it('offers the body of a task before the example of every field', () => {
    const media = operations.find(({ operation }) => operation.operationId === 'creditInvoice')!.operation.requestBody!
      .content!['application/json']!;
    assert.equal(Object.keys(media.examples as object)[0], 'task');
    assert.equal(media.example, undefined);
  });
});
