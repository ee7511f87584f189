import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseEnvironment } from '../../../platform/config/config.js';
import type { Finding } from './finding.js';
import { judgeAddresses, type OwnAddress } from './look-at-addresses.js';
import { judgeClockElsewhere, judgeKeeper } from './look-at-clock.js';
import { judgeOpenFiles, openFilesIn } from './look-at-machine.js';
import type { Answer, Names } from './look-at-names.js';
import { judgeSettings } from './look-at-settings.js';

const troubles = (findings: readonly Finding[]): string[] =>
  findings
    .filter(({ verdict }) => verdict === 'warn' || verdict === 'bad')
    .map(({ verdict, id }) => `${verdict} ${id}`);

describe('what the doctor says of open files', () => {
  const HEAD = 'Limit                     Soft Limit           Hard Limit           Units     \n';
  const line = (soft: string): string =>
    `${HEAD}Max open files            ${soft.padEnd(20)} 1048576              files     \n`;

  it('reads the limit of a process', () => {
    assert.equal(openFilesIn(line('1024')), 1024);
    assert.equal(openFilesIn(line('unlimited')), Number.POSITIVE_INFINITY);
    assert.equal(openFilesIn(''), null);
  });

  for (const [roles, limit, verdict] of [
    ['api,smtp,worker,scheduler', 65_536, 'ok'],
    ['api,smtp,worker,scheduler', Number.POSITIVE_INFINITY, 'ok'],
    // 1,000 + 24 + 2,000 + 300 = 3,324
    ['api,smtp,worker,scheduler', 3_324, 'ok'],
    ['api,smtp,worker,scheduler', 3_323, 'warn'],
    ['api,smtp,worker,scheduler', 1_024, 'warn'],
    ['scheduler', 1_024, 'ok'],
    ['scheduler', 1_023, 'warn'],
    ['worker', 1_324, 'ok'],
    ['api', null, 'skipped'],
  ] as const)
    it(`${limit} for ${roles}: ${verdict}`, () =>
      assert.equal(judgeOpenFiles(limit, parseEnvironment({ ROLES: roles }), '77').verdict, verdict));

  it('grows with the connections that a worker may open', () => {
    const values = parseEnvironment({ ROLES: 'worker', DELIVERY_SOCKETS: '5000' });
    const finding = judgeOpenFiles(4_096, values, null);
    assert.match(finding.found, /may need 6024/);
    assert.match('mend' in finding ? finding.mend : '', /LimitNOFILE/);
  });
});

describe('what the doctor says of clocks', () => {
  for (const [told, verdict, mends] of [
    ['NTP=yes\nNTPSynchronized=yes\n', 'ok', null],
    ['NTP=no\nNTPSynchronized=yes\n', 'ok', null],
    ['NTP=no\nNTPSynchronized=no\n', 'warn', /chrony/],
    ['NTP=yes\nNTPSynchronized=no\n', 'warn', /port 123/],
    ['', 'skipped', null],
    [null, 'skipped', null],
  ] as const)
    it(`timedatectl says ${JSON.stringify(told)}: ${verdict}`, () => {
      const finding = judgeKeeper(told);
      assert.equal(finding.verdict, verdict);
      if (mends !== null) assert.match('mend' in finding ? finding.mend : '', mends);
    });

  for (const [aheadMs, verdict, says] of [
    [0, 'ok', '0 s'],
    [-4_900, 'ok', '5 s before'],
    [-7_000, 'bad', '7 s before'],
    [90_000, 'bad', '90 s behind'],
    [Number.NaN, 'skipped', 'no time'],
  ] as const)
    it(`a clock elsewhere is ${aheadMs} ms ahead: ${verdict}`, () => {
      const finding = judgeClockElsewhere('api.example.org', aheadMs);
      assert.deepEqual([finding.verdict, finding.found.includes(says)], [verdict, true], finding.found);
    });
});

describe('what the doctor says of addresses in use', () => {
  const ZONE: Record<string, string[]> = {
    'reverse 198.51.100.7': ['out7.example.org'],
    'addresses out7.example.org': ['198.51.100.7'],
    'addresses out8.example.org': ['198.51.100.8'],
    'reverse 2001:db8::7': ['out7.example.org'],
  };
  const ask =
    (type: string) =>
    (name: string): Promise<Answer> =>
      Promise.resolve(
        name === 'silent.example.org' ? { silence: 'ETIMEOUT' } : { records: ZONE[`${type} ${name}`] ?? [] },
      );
  const names: Names = { addresses: ask('addresses'), mx: ask('mx'), txt: ask('txt'), reverse: ask('reverse') };
  const WELL: OwnAddress = {
    address: '198.51.100.7',
    bound: '198.51.100.7',
    hostname: 'out7.example.org',
    waived: false,
    isBound: true,
  };

  for (const [change, says] of [
    [{}, []],
    [{ hostname: null }, []],
    [{ isBound: null }, []],
    [{ hostname: 'out8.example.org' }, ['warn addresses.ptr-198.51.100.7']],
    [{ address: '198.51.100.8' }, ['bad addresses.ptr-198.51.100.8']],
    [{ address: '198.51.100.8', waived: true }, []],
    [{ address: '2001:db8::7' }, ['bad addresses.ptr-2001:db8::7']],
    [{ isBound: false }, ['bad addresses.bound-198.51.100.7']],
    [{ isBound: false, waived: true }, ['bad addresses.bound-198.51.100.7']],
  ] as [Partial<OwnAddress>, string[]][])
    it(`${JSON.stringify(change)}: ${says.join(', ') || 'nothing'}`, async () =>
      assert.deepEqual(troubles(await judgeAddresses([{ ...WELL, ...change }], names)), says));

  it('says the record to make: the PTR when it is missing, the address when that is', async () => {
    const mendOf = async (change: Partial<OwnAddress>): Promise<string> =>
      (await judgeAddresses([{ ...WELL, ...change }], names)).map((one) => ('mend' in one ? one.mend : '')).join();
    assert.match(
      await mendOf({ address: '198.51.100.8', hostname: 'out8.example.org' }),
      /PTR record to out8\.example\.org/,
    );
    assert.equal(await mendOf({ address: '2001:db8::7' }), 'out7.example.org. IN AAAA 2001:db8::7');
    assert.match(await mendOf({ bound: '10.0.0.7', isBound: false }), /^ip address add 10\.0\.0\.7\/32 /);
    assert.match(await mendOf({ address: '2001:db8::7', bound: 'fd00::7', isBound: false }), /fd00::7\/128/);
  });
});

describe('what the doctor says of a process that nobody can ask', () => {
  const says = (environment: Record<string, string>): string[] =>
    troubles(
      judgeSettings(
        parseEnvironment({
          NODE_ENV: 'production',
          PUBLIC_URL: 'https://api.example.org',
          MAIL_DOMAIN: 'example.org',
          PAYMENTS: 'stripe',
          STRIPE_SECRET_KEY: 'sk_x',
          STRIPE_WEBHOOK_SECRET: 'whsec_x',
          ...environment,
        }),
        true,
      ),
    );
  it('it wants METRICS_PORT, unless the API answers', () => {
    assert.deepEqual(says({ ROLES: 'worker' }), ['warn settings.metrics']);
    assert.deepEqual(says({ ROLES: 'worker', METRICS_PORT: '9464' }), []);
    assert.deepEqual(says({ ROLES: 'api,worker' }), []);
  });
});
