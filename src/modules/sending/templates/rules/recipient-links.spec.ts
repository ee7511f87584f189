import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { evaluateTemplate, VariableFaults } from './evaluate-template.js';
import { readTemplate } from './read-template.js';
import { RenderBudget } from './render-budget.js';

function rendered(source: string, variables: object = {}): { text: string | null; faults: string[] } {
  const read = readTemplate(source, 'html');
  assert.ok(read.ok);
  const faults = new VariableFaults();
  const text = evaluateTemplate(read.program, variables, new RenderBudget(() => 0), faults);
  return { text, faults: faults.all().map(({ name }) => name) };
}

describe('addresses of each recipient in a template', () => {
  it('stay as they stand until his copy is made, wherever they are printed', () => {
    const source = '<a href="{{unsubscribeUrl}}">{{{preferencesUrl}}}</a>{{#each list}}{{unsubscribeUrl}}{{/each}}';
    assert.deepEqual(rendered(source, { list: [1] }), {
      text: '<a href="{{unsubscribeUrl}}">{{preferencesUrl}}</a>{{unsubscribeUrl}}',
      faults: [],
    });
  });

  it('are what the sender says, where he says so', () => {
    assert.deepEqual(
      rendered('{{unsubscribeUrl}}', { unsubscribeUrl: 'https://own.example/' }).text,
      'https://own.example/',
    );
  });

  it('are these two names only', () => {
    assert.deepEqual(rendered('{{unsubscribeurl}}{{a.unsubscribeUrl}}', { a: {} }).faults, [
      'unsubscribeurl',
      'a.unsubscribeUrl',
    ]);
  });
});
