import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isOwnForm } from './own-form.js';

const PUBLIC_URL = 'https://mail.example.org';
const own = (source: { site?: string; origin?: string; host?: string }): boolean =>
  isOwnForm({ site: undefined, origin: undefined, host: '127.0.0.1:3000', ...source }, PUBLIC_URL);

describe('a form', () => {
  it('of a page of ours counts, behind a proxy too', () => {
    assert.ok(own({ site: 'same-origin', origin: 'https://mail.example.org' }));
    assert.ok(own({ origin: 'https://mail.example.org' }));
    assert.ok(own({ origin: 'http://127.0.0.1:3000' }));
  });

  it('of a program counts: it acts for nobody else', () => assert.ok(own({})));

  it('of any other page does not', () => {
    for (const site of ['cross-site', 'same-site', 'none', '']) assert.ok(!own({ site, origin: PUBLIC_URL }), site);
    for (const origin of [
      'https://evil.example',
      'null',
      '',
      'https://mail.example.org.evil.example',
      '127.0.0.1:3000',
    ])
      assert.ok(!own({ origin }), origin);
  });
});
