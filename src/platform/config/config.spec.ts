import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ConfigError, describeConfig, parseEnvironment } from './config.js';

const faultsOf = (environment: Record<string, string>): string[] => {
  try {
    parseEnvironment(environment);
  } catch (error) {
    return (error as ConfigError).faults;
  }
  return [];
};

describe('configuration', () => {
  it('needs nothing', () => {
    const values = parseEnvironment({});
    assert.deepEqual(values.ROLES, ['api', 'smtp', 'worker', 'scheduler']);
    assert.deepEqual(values.SMTP_SUBMISSION_PORTS, [2525, 2587]);
    assert.equal(values.DELIVERY_ROUTE, 'inbox');
  });

  it('treats an empty variable as unset', () => {
    assert.equal(parseEnvironment({ HTTP_PORT: '', DATABASE_URL: ' ' }).HTTP_PORT, 3000);
  });

  it('names every fault at once and shows no value', () => {
    const faults = faultsOf({
      HTTP_PORT: 'eighty',
      DATABASE_URL: 'mysql://root:hunter2@db',
      ROLES: 'api,cook',
      SECRETS_KEY: 'c2hvcnQ=',
      DELIVERY_ROUTE: 'pigeon',
      TEST_CLOCK: 'maybe',
    });
    assert.deepEqual(faults.map((fault) => fault.split(' ')[0]).sort(), [
      'DATABASE_URL',
      'DELIVERY_ROUTE',
      'HTTP_PORT',
      'ROLES',
      'SECRETS_KEY',
      'TEST_CLOCK',
    ]);
    assert.ok(!faults.join().includes('hunter2'));
  });

  it('reads blocklists with their weight', () => {
    assert.deepEqual(parseEnvironment({ DNSBL_ZONES: 'Bl.Example.org=critical, key.zen.example.net' }).DNSBL_ZONES, [
      { zone: 'bl.example.org', severity: 'critical' },
      { zone: 'key.zen.example.net', severity: 'warning' },
    ]);
    assert.deepEqual(parseEnvironment({}).DNSBL_ZONES, []);
    for (const wrong of ['example', 'a b.example.org', 'bl.example.org=deadly', `${'x'.repeat(60)}.`.repeat(4) + 'org'])
      assert.equal(faultsOf({ DNSBL_ZONES: wrong }).length, 1, wrong);
  });

  it('refuses the test clock in production', () => {
    assert.deepEqual(faultsOf({ NODE_ENV: 'production', TEST_CLOCK: '1' }), [
      'TEST_CLOCK must not be set with NODE_ENV=production',
    ]);
  });

  it('lets figures out without a token on loopback and private addresses only', () => {
    const on = (host: string, more: Record<string, string> = {}): string[] =>
      faultsOf({ METRICS_PORT: '9464', METRICS_HOST: host, ...more });
    for (const host of ['', '127.0.0.1', '::1', 'localhost', '10.0.0.11', '172.31.0.2', '192.168.1.9', 'fd00::1'])
      assert.deepEqual(on(host), [], host);
    for (const host of [
      '0.0.0.0',
      '::',
      '172.32.0.1',
      '198.51.100.7',
      '2001:db8::1',
      '::ffff:198.51.100.7',
      'worker-1',
    ])
      assert.deepEqual(
        on(host),
        ['METRICS_TOKEN must be set where METRICS_HOST is no loopback or private address'],
        host,
      );
    assert.deepEqual(on('0.0.0.0', { METRICS_TOKEN: 'long and random' }), []);
    assert.deepEqual(faultsOf({ METRICS_HOST: '0.0.0.0' }), []);
    assert.equal(parseEnvironment({}).METRICS_PORT, null);
  });

  it('wants a key for sealed secrets in production on other servers', () => {
    assert.equal(faultsOf({ NODE_ENV: 'production', DATABASE_URL: 'postgres://db/x' }).length, 1);
  });

  it('takes Stripe with its two secrets only, each looking like itself, and never shows one', () => {
    const stripe = { PAYMENTS: 'stripe', STRIPE_SECRET_KEY: 'sk_test_hunter2', STRIPE_WEBHOOK_SECRET: 'whsec_hunter2' };
    assert.deepEqual(faultsOf(stripe), []);
    assert.deepEqual(faultsOf({ PAYMENTS: 'stripe' }), [
      'STRIPE_SECRET_KEY must be set with PAYMENTS=stripe',
      'STRIPE_WEBHOOK_SECRET must be set with PAYMENTS=stripe',
    ]);
    const swapped = {
      STRIPE_SECRET_KEY: 'pk_live_hunter2',
      STRIPE_WEBHOOK_SECRET: 'sk_test_hunter2',
      PAYMENTS: 'cash',
    };
    assert.deepEqual(
      faultsOf(swapped).map((fault) => fault.split(' ')[0]),
      ['PAYMENTS', 'STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET'],
    );
    for (const base of ['http://127.0.0.1:9/v1', 'https://user:hunter2@stripe.example']) {
      assert.deepEqual(faultsOf({ ...stripe, STRIPE_API_BASE: base }), [
        'STRIPE_API_BASE must be a scheme, a host and a port only',
      ]);
    }
    assert.deepEqual(faultsOf({ ...stripe, NODE_ENV: 'production', STRIPE_API_BASE: 'http://stripe.example' }), [
      'STRIPE_API_BASE must be https with NODE_ENV=production',
    ]);
    assert.ok(!JSON.stringify(describeConfig(parseEnvironment(stripe))).includes('hunter2'));
    assert.ok(!faultsOf(swapped).join().includes('hunter2'));
  });

  it('redacts secrets where it describes itself', () => {
    const described = describeConfig(
      parseEnvironment({ DATABASE_URL: 'postgres://u:hunter2@db/x', ADMIN_PASSWORD: 'hunter2' }),
    );
    assert.ok(!JSON.stringify(described).includes('hunter2'));
  });
});
