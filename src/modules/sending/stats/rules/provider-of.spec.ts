import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { providerOf } from './provider-of.js';
import { MAILBOX_PROVIDERS } from './providers.table.js';

const of = (recipientDomain: string, site: string | null = null, host: string | null = null): string =>
  providerOf({ recipientDomain, site, host });

describe('who runs a mailbox', () => {
  for (const [domain, provider] of [
    ['gmail.com', 'google'],
    ['hotmail.fr', 'microsoft'],
    ['live.co.uk', 'microsoft'],
    ['yahoo.com.br', 'yahoo'],
    ['icloud.com', 'apple'],
    ['wanadoo.fr', 'orange'],
    ['free.fr', 'free'],
    ['gmx.net', 'gmx'],
    ['yahoo.evil.example', 'other'],
    ['yahoo', 'other'],
    ['notgmail.com', 'other'],
    ['', 'other'],
  ] as const) {
    it(`${domain} is ${provider}`, () => assert.equal(of(domain), provider));
  }

  it('a domain of one’s own is with whom its mail hosts are', () => {
    assert.equal(of('acme.example', 'mx:alt1.aspmx.l.google.com,aspmx.l.google.com'), 'google');
    assert.equal(of('acme.example', 'tls:acme-example.mail.protection.outlook.com'), 'microsoft');
    assert.equal(of('acme.example', null, 'ACME.mail.protection.OUTLOOK.com'), 'microsoft');
    assert.equal(of('acme.example', 'host:smart.example:25', 'smart.example'), 'other');
    assert.equal(of('acme.example', 'mx:mx.google.com.evil.example'), 'other');
  });

  it('no domain is of two providers', () => {
    const domains = MAILBOX_PROVIDERS.flatMap((one) => one.domains);
    assert.equal(new Set(domains).size, domains.length);
  });
});
