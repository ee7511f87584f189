import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { completeAddress, fixedRoute, type InboundRoute, judgeRecipient } from './inbound-routes.js';

const domains = new Set(['posthorn.example', 'bounce.posthorn.example']);
const bounce: InboundRoute = { name: 'bounce', matches: (a) => (a.startsWith('b+good') ? { detail: 'good' } : false) };
const routes = [bounce, fixedRoute('postmaster', 'Postmaster@posthorn.example')];
const judge = (path: string) => judgeRecipient(completeAddress(path, 'posthorn.example'), routes, domains);

describe('inbound recipients', () => {
  it('a route takes its addresses, whatever the case, and says what it found', () => {
    assert.deepEqual(judge('B+Good@Bounce.Posthorn.Example'), {
      kind: 'taken',
      routed: { address: 'b+good@bounce.posthorn.example', route: 'bounce', detail: 'good' },
    });
  });

  it('at a return path of a customer’s a route takes what it knows, and nothing else is ours', () => {
    assert.equal(judge('b+good@bounce.customer.example').kind, 'taken');
    for (const path of [
      'b+bad@bounce.customer.example',
      'postmaster@bounce.customer.example',
      'b+good@customer.example',
    ])
      assert.equal(judge(path).kind, 'relay', path);
  });

  it('postmaster needs no domain', () => {
    assert.equal(judge('Postmaster').kind, 'taken');
    assert.equal(judge('postmaster@posthorn.example').kind, 'taken');
  });

  for (const path of [
    'nobody@posthorn.example',
    'b+bad@bounce.posthorn.example',
    '"postmaster"@posthorn.example',
    '@posthorn.example',
  ]) {
    it(`${path} is unknown here`, () => assert.equal(judge(path).kind, 'unknown'));
  }

  for (const path of [
    'a@other.example',
    'postmaster@posthorn.example.other.example',
    'a@other.example@',
    'user%other.example',
    'other.example!user',
    '"a@posthorn.example"@other.example',
    'postmaster@posthorn.example@other.example',
    'postmaster@[127.0.0.1]',
    '',
  ]) {
    it(`${path} would be relaying`, () => assert.equal(judge(path).kind, 'relay'));
  }

  it('the %-hack at our own domain is just an unknown address', () => {
    assert.equal(judge('user%other.example@posthorn.example').kind, 'unknown');
  });
});
