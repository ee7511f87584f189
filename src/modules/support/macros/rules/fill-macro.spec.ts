import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fillMacro, unknownPlaces } from './fill-macro.js';

const values = { customer: 'm1234', number: '1042', subject: 'About {{agent}}', agent: 'Support' };

describe('macros', () => {
  it('say what the ticket says', () => {
    assert.equal(
      fillMacro('Hello {{customer}}, about {{ number }}: {{customer}}.', values),
      'Hello m1234, about 1042: m1234.',
    );
  });

  it('never fill what a customer wrote', () => {
    assert.equal(fillMacro('“{{subject}}”', values), '“About {{agent}}”');
  });

  it('know their places', () => {
    assert.deepEqual(unknownPlaces('{{customer}} {{ name }} {{}} {{name}} {single}'), ['name', '']);
    assert.deepEqual(unknownPlaces('{{number}} and { } and {{{agent}}}'), []);
  });
});
