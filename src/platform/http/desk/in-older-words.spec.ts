import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { OpenAPIObject } from '@nestjs/swagger';
import { inOlderWords } from './in-older-words.js';

const reworded = (schema: object): unknown => {
  const document = { openapi: '3.1.0', info: {}, paths: {}, webhooks: {}, components: { schemas: { A: schema } } };
  const { openapi, components, ...rest } = inOlderWords(document as unknown as OpenAPIObject);
  assert.equal(openapi, '3.0.3');
  assert.ok(!('webhooks' in rest));
  return components!.schemas!['A'];
};

describe('the document in the words of OpenAPI 3.0', () => {
  for (const [name, before, expected] of [
    ['null beside a type', { type: ['string', 'null'] }, { type: 'string', nullable: true }],
    ['several types', { type: ['string', 'integer'] }, { anyOf: [{ type: 'string' }, { type: 'integer' }] }],
    [
      'null among choices',
      { anyOf: [{ $ref: '#/x' }, { type: 'null' }] },
      { anyOf: [{ $ref: '#/x' }], nullable: true },
    ],
    ['a list of examples', { type: 'string', examples: ['a', 'b'] }, { type: 'string', example: 'a' }],
    ['an example of its own wins', { example: 'c', examples: ['a'] }, { example: 'c' }],
    ['a constant', { const: 'a' }, { enum: ['a'] }],
    ['a bound that is outside', { exclusiveMinimum: 0 }, { exclusiveMinimum: true, minimum: 0 }],
    [
      'all the way down',
      { properties: { a: { items: { const: 1 } } } },
      { properties: { a: { items: { enum: [1] } } } },
    ],
    [
      'values are left alone',
      { example: { type: ['a', 'null'], const: 1 } },
      { example: { type: ['a', 'null'], const: 1 } },
    ],
  ] as const)
    it(name, () => assert.deepEqual(reworded(structuredClone(before)), expected));
});
