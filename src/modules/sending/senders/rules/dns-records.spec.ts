import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkRecord, type ExpectedRecord } from './dns-records.js';
import { customerRecords, dkimRecord, installationRecords, ownershipValue } from './domain-records.js';

const KEY = { algorithm: 'rsa-sha256', selector: 'phabcr', publicKey: 'MIIBIjAN+/=' } as const;
const record = (
  purpose: ExpectedRecord['purpose'],
  type: ExpectedRecord['type'],
  expected: string,
): ExpectedRecord => ({
  purpose,
  type,
  name: 'x.acme.example',
  expected,
  required: true,
});
const status = (expected: ExpectedRecord, found: string[] | null) => checkRecord(expected, found).status;

describe('DNS records', () => {
  const dkim = record('dkim', 'TXT', dkimRecord(KEY));

  it('a DKIM record counts whatever the order, the spaces and further tags', () => {
    assert.equal(status(dkim, ['p=MIIBIjAN+/=; k=rsa; t=s']), 'ok');
    assert.equal(status(dkim, ['v=DKIM1;p=MIIBIj AN+/=']), 'ok');
  });

  it('another key, another key type and a revoked key are different, no record is missing, no answer unknown', () => {
    assert.equal(status(dkim, ['v=DKIM1; k=rsa; p=AAAA']), 'different');
    assert.equal(status(dkim, ['v=DKIM1; k=ed25519; p=MIIBIjAN+/=']), 'different');
    assert.equal(status(dkim, ['v=DKIM1; k=rsa; p=']), 'different');
    assert.equal(status(dkim, []), 'missing');
    assert.equal(status(dkim, null), 'unknown');
  });

  it('ownership is proven by the exact token, among whatever else stands there', () => {
    const ownership = record('ownership', 'TXT', ownershipValue('abc'));
    assert.equal(status(ownership, ['hello', 'posthorn-verification=abc']), 'ok');
    assert.equal(status(ownership, ['posthorn-verification=abcd']), 'different');
  });

  it('any valid DMARC policy will do, and foreign TXT records are not shown', () => {
    const dmarc = record('dmarc', 'TXT', 'v=DMARC1; p=none');
    assert.equal(status(dmarc, ['v=DMARC1; p=reject; rua=mailto:d@acme.example']), 'ok');
    assert.equal(status(dmarc, ['v=DMARC1; rua=mailto:d@acme.example']), 'different');
    assert.deepEqual(checkRecord(dmarc, ['google-site-verification=1']).found, []);
  });

  it('SPF may permit more than we ask for', () => {
    const spf = record('spf', 'TXT', 'v=spf1 a:mx.posthorn.example ~all');
    assert.equal(status(spf, ['v=spf1 ip4:192.0.2.1 a:MX.posthorn.example -all']), 'ok');
    assert.equal(status(spf, ['v=spf1 mx -all']), 'different');
  });

  it('names are compared without case and final dot', () => {
    assert.equal(status(record('return_path', 'CNAME', 'bounce.posthorn.example'), ['Bounce.Posthorn.Example.']), 'ok');
  });

  it('a customer publishes ownership, both keys, the return path and a DMARC policy', () => {
    const keys = [KEY, { algorithm: 'ed25519-sha256', selector: 'phabce', publicKey: 'AAAA' } as const];
    const own = { name: 'acme.example', ownershipToken: 't', dkimBy: 'txt' } as const;
    const ours = { returnPathDomain: 'bounce.posthorn.example', trackingHost: 'app.posthorn.example', dkimZone: null };
    const records = customerRecords(own, keys, ours);
    assert.deepEqual(
      records.map(({ type, name }) => `${type} ${name}`),
      [
        'TXT _posthorn.acme.example',
        'TXT phabcr._domainkey.acme.example',
        'TXT phabce._domainkey.acme.example',
        'CNAME bounce.acme.example',
        'CNAME track.acme.example',
        'TXT _dmarc.acme.example',
      ],
    );
    assert.equal(records[2]?.expected, 'v=DKIM1; k=ed25519; p=AAAA');
  });

  it('or points both selectors of each kind to the installation’s zone, once and for all', () => {
    const keys = [
      { ...KEY, selector: 'phabcr2' },
      { algorithm: 'ed25519-sha256', selector: 'phabce1', publicKey: 'AAAA' } as const,
    ];
    const own = { name: 'acme.example', ownershipToken: 't', dkimBy: 'cname' } as const;
    const ours = { returnPathDomain: 'b.example', trackingHost: 't.example', dkimZone: 'dkim.posthorn.example' };
    assert.deepEqual(
      customerRecords(own, keys, ours)
        .filter(({ purpose }) => purpose === 'dkim')
        .map(({ type, name, expected, required }) => [type, name, expected, required]),
      ['phabcr1', 'phabcr2', 'phabce1', 'phabce2'].map((selector) => [
        'CNAME',
        `${selector}._domainkey.acme.example`,
        `${selector}.acme.example.dkim.posthorn.example`,
        selector.startsWith('phabcr'),
      ]),
    );
  });

  it('the operator publishes keys, MX and SPF for his own domains', () => {
    const names = installationRecords(
      { mailDomain: 'p.example', returnPathDomain: 'b.p.example', smtpHost: 'mx.p.example', sendFrom: [] },
      [KEY],
    );
    assert.deepEqual(
      names.map(({ purpose, name }) => `${purpose} ${name}`),
      [
        'dkim phabcr._domainkey.p.example',
        'mx p.example',
        'mx b.p.example',
        'spf p.example',
        'spf b.p.example',
        'dmarc _dmarc.p.example',
      ],
    );
  });
});
