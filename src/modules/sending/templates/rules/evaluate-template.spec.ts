import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { evaluateTemplate, VariableFaults } from './evaluate-template.js';
import { MAX_OUTPUT_BYTES, RenderBudget } from './render-budget.js';
import { readTemplate } from './read-template.js';
import type { Program } from './template-nodes.js';

function said(source: string, variables: object, kind: 'html' | 'plain' = 'plain') {
  const read = readTemplate(source, kind);
  assert.ok(read.ok, JSON.stringify(read));
  const faults = new VariableFaults();
  const budget = new RenderBudget(() => 0);
  const text = evaluateTemplate(read.program, variables, budget, faults);
  return { text, faults: faults.all().map(({ name, code }) => `${name} ${code}`), limit: budget.exceeded };
}

describe('what a template says', () => {
  const order = {
    number: 4711,
    paid: false,
    lines: [
      { title: 'Tea', tags: ['a', 'b'] },
      { title: 'Pot', tags: [] },
    ],
  };
  const cases: [string, object, string][] = [
    ['{{order.number}} {{order.paid}}', { order }, '4711 false'],
    ['{{default name "you"}}', {}, 'you'],
    ['{{default name nick "you"}}', { name: '', nick: 'Ann' }, 'Ann'],
    ['{{default n 7}}{{default b true}}', {}, '7true'],
    ['{{#if order.paid}}paid{{else}}open{{/if}}', { order }, 'open'],
    ['{{#if a}}1{{else if b}}2{{else}}3{{/if}}', { b: 1 }, '2'],
    ['{{^if a}}no{{/if}}', { a: [] }, 'no'],
    ['{{#each order.lines}}{{@index}}{{title}}{{/each}}', { order }, '0Tea1Pot'],
    [
      '{{#each order.lines}}{{#each tags}}{{this}}{{../title}}{{@root.order.number}}{{else}}-{{/each}}{{/each}}',
      { order },
      'aTea4711bTea4711-',
    ],
    ['{{#each l}}{{#if @first}}[{{/if}}{{this}}{{#if @last}}]{{else}},{{/if}}{{/each}}', { l: [1, 2, 3] }, '[1,2,3]'],
    ['{{#each o}}{{@key}}={{this}};{{/each}}', { o: { a: 1, b: 'x' } }, 'a=1;b=x;'],
    ['{{#each none}}x{{else}}nothing{{/each}}', {}, 'nothing'],
    ['a {{! a remark }}b{{!-- {{c}} --}}', {}, 'a b'],
    ['\\{{name}} {{~ name ~}} !', { name: 'Ann' }, '{{name}}Ann!'],
    ['{{l.[1].x}}', { l: [{ x: 1 }, { x: 2 }] }, '2'],
    ['{{constructor}}{{default __proto__ "own"}}', JSON.parse('{"constructor": "own "}'), 'own own'],
  ];
  for (const [source, variables, text] of cases)
    it(source.slice(0, 90), () => assert.deepEqual(said(source, variables), { text, faults: [], limit: null }));

  it('lines that hold a tag alone leave no empty line', () => {
    const source = '{{#each l}}\n- {{this}}\n{{/each}}\nEnd';
    assert.equal(said(source, { l: [1, 2] }).text, '- 1\n- 2\nEnd');
  });

  it('names all that is missing, and what cannot be printed', () => {
    const source = '{{a}}{{b.c}}{{#each l}}{{x}}{{/each}}{{#each s}}{{/each}}{{o}}{{n}}{{#if q}}{{r}}{{/if}}';
    assert.deepEqual(said(source, { l: [{}, { x: 1 }], s: 'text', o: {}, n: null }).faults, [
      'a template_variable_missing',
      'b.c template_variable_missing',
      'l[0].x template_variable_missing',
      's wrong_type',
      'o wrong_type',
      'n template_variable_missing',
    ]);
  });

  it('values are made safe by their place', () => {
    const v = { v: `<b> "'`, u: 'https://x.example/?a=1&b=2' };
    const html = (source: string) => said(source, v, 'html').text;
    assert.equal(html('<p>{{v}}</p>'), '<p>&lt;b&gt; &quot;&#39;</p>');
    assert.equal(html('<p title="{{v}}">'), '<p title="&lt;b&gt; &quot;&#39;">');
    assert.equal(html('<p title={{v}}>'), '<p title=&lt;b&gt;&#32;&quot;&#39;>');
    assert.equal(html('<a href="{{u}}">'), '<a href="https://x.example/?a=1&amp;b=2">');
    assert.equal(html('<p>{{{v}}}</p>'), `<p>${v.v}</p>`);
    assert.equal(said('{{v}}', v).text, v.v);
  });

  it('T10 T41: whatever the names, only own plain values are ever printed', () => {
    const names = fc.constantFrom('constructor', '__proto__', 'prototype', 'toString', 'valueOf', 'length', 'a', 'b');
    const path = fc.array(names, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('.'));
    const getter = Object.defineProperty({}, 'a', { enumerable: true, get: () => 'walked' });
    fc.assert(
      fc.property(path, (name) => {
        for (const variables of [{}, { a: [], b: {} }, getter, { a: getter }, { a: () => 'walked' }])
          assert.equal(said(`{{${name}}}`, variables).text, '', name);
      }),
    );
  });

  it('whatever the values, HTML stays the HTML of the template', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (v) => {
        const { text } = said('<p class={{v}} title="{{v}}" id=\'{{v}}\'>{{v}}</p>', { v }, 'html');
        assert.equal(text!.match(/[<>]/g)?.length, 4);
        assert.match(text!, /^<p class=[^\s<>"']* title="[^"<>]*" id='[^'<>]*'>[^<>]*<\/p>$/);
      }),
    );
  });

  it('whatever is written, it is read or refused with a place, never an error', () => {
    const pieces = fc.constantFrom(
      '{{',
      '}}',
      '{{{',
      '}}}',
      '{{#if a}}',
      '{{/if}}',
      '{{#each a}}',
      '{{/each}}',
      '{{else}}',
      '"',
      '<',
      '=',
      'a',
      '.',
      '\n',
      '(',
      ')',
      '{{!--',
      '--}}',
      '|',
      '@index',
      '\\',
      '~',
      '../',
      '[',
      ']',
      '{{>',
      '{{&',
    );
    const source = fc.oneof(
      fc.array(pieces, { maxLength: 30 }).map((list) => list.join('')),
      fc.string(),
    );
    fc.assert(
      fc.property(source, fc.constantFrom('html' as const, 'plain' as const), (text, kind) => {
        const read = readTemplate(text, kind);
        if (!read.ok)
          return assert.ok(read.faults.every(({ line, column }) => line >= 1 && column !== null && column >= 1));
        const budget = new RenderBudget(() => 0);
        evaluateTemplate(read.program, { a: [1, { a: 2 }] }, budget, new VariableFaults());
      }),
      { numRuns: 200 },
    );
  });

  it('stops at two million bytes and at a million steps, on every machine alike', () => {
    const fits = said('{{a}}', { a: 'x'.repeat(MAX_OUTPUT_BYTES) });
    assert.deepEqual([fits.text?.length, fits.limit], [MAX_OUTPUT_BYTES, null]);
    assert.equal(said('{{a}}', { a: 'x'.repeat(MAX_OUTPUT_BYTES + 1) }).limit, 'output');
    assert.equal(said('{{a}}', { a: '"'.repeat(MAX_OUTPUT_BYTES / 2) }, 'html').limit, 'output');
    const l = Array.from({ length: 1_001 }, () => 0);
    assert.equal(said('{{#each l}}{{#each @root.l}}{{/each}}{{/each}}', { l }).limit, 'steps');
  });

  it('stops when time is over, but only after real work', () => {
    const program = (source: string): Program => {
      const read = readTemplate(source, 'plain');
      assert.ok(read.ok);
      return read.program;
    };
    let ms = 0;
    const slow = () => (ms += 300);
    const small = new RenderBudget(slow);
    assert.equal(evaluateTemplate(program('{{a}}'), { a: 'x' }, small, new VariableFaults()), 'x');
    const large = new RenderBudget(slow);
    const l = Array.from({ length: 20_000 }, () => 0);
    assert.equal(evaluateTemplate(program('{{#each l}}x{{/each}}'), { l }, large, new VariableFaults()), null);
    assert.equal(large.exceeded, 'time');
  });
});
