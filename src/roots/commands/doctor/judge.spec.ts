import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addMs, DAY_MS, systemNow } from '../../../kernel/time/instant.js';
import type { Finding } from './finding.js';
import { type DatabaseFacts, judgeDatabase } from './judge-database.js';
import { type Answer, judgeNames, type Names } from './look-at-names.js';
import { judgeRedis } from './look-at-redis.js';
import { judgeNode } from './look-at-settings.js';
import { judgeDisk } from './look-at-storage.js';
import { judgeCertificate } from './look-at-tls.js';
import { judgeWork } from './look-at-work.js';

const troubles = (findings: readonly Finding[]): string[] =>
  findings
    .filter(({ verdict }) => verdict === 'warn' || verdict === 'bad')
    .map(({ verdict, id }) => `${verdict} ${id}`);

const WELL: DatabaseFacts = {
  answersInMs: 0.4,
  version: '17.2',
  fault: null,
  login: { isSuperuser: false, bypassesRls: false, wearsRoles: true },
  settings: { synchronous_commit: 'on', fsync: 'on', full_page_writes: 'on', autovacuum: 'on' },
  connections: { most: 197, used: 60, poolOfProcess: 24 },
  clockAheadMs: 12,
  isMigrated: true,
  transaction: { pid: 1, seconds: 3, application: 'posthorn-hot' },
  idleSlots: [],
  transactionAge: 90_000_000,
  sizeBytes: 4e9,
};
const settings = WELL.settings;

describe('what the doctor says of a database', () => {
  for (const [change, says] of [
    [{}, []],
    [{ fault: 'is a standby' }, ['bad database.server']],
    [{ answersInMs: 45 }, ['warn database.server']],
    [{ login: { ...WELL.login, isSuperuser: true } }, ['bad database.login']],
    [{ login: { ...WELL.login, bypassesRls: true } }, ['bad database.login']],
    [{ login: { ...WELL.login, wearsRoles: false } }, ['bad database.login']],
    [{ settings: { ...settings, synchronous_commit: 'off' } }, ['bad database.synchronous-commit']],
    [{ settings: { ...settings, synchronous_commit: 'local' } }, []],
    [
      { settings: { ...settings, fsync: 'off', full_page_writes: 'off' } },
      ['bad database.fsync', 'warn database.full-page-writes'],
    ],
    [{ settings: { ...settings, autovacuum: 'off' } }, ['bad database.autovacuum']],
    [{ connections: { most: 97, used: 80, poolOfProcess: 24 } }, ['warn database.connections']],
    [{ clockAheadMs: -3_000 }, ['warn clock.database']],
    [{ clockAheadMs: 40_000 }, ['bad clock.database']],
    [{ isMigrated: false }, ['bad database.migrations']],
    [{ transaction: { pid: 7, seconds: 900, application: 'psql' } }, ['warn database.long-transaction']],
    [{ idleSlots: [{ name: 'old', keepsBytes: 3 * 1024 ** 3 }] }, ['bad database.replication-slot']],
    [{ transactionAge: 700_000_000 }, ['warn database.freezing']],
    [{ transactionAge: 1_900_000_000 }, ['bad database.freezing']],
  ] as [Partial<DatabaseFacts>, string[]][]) {
    it(`${JSON.stringify(change).slice(0, 90)}: ${says.join(', ') || 'nothing'}`, () =>
      assert.deepEqual(troubles(judgeDatabase({ ...WELL, ...change })), says));
  }
});

describe('what the doctor says of the rest', () => {
  const redis = (facts: Record<string, string>): string[] =>
    troubles(
      judgeRedis(
        Object.entries({
          redis_version: '7.2',
          role: 'master',
          aof_enabled: '1',
          used_memory: '10',
          maxmemory: '0',
          ...facts,
        })
          .map(([name, value]) => `${name}:${value}\r\n`)
          .join(''),
        true,
      ),
    );
  for (const [facts, says] of [
    [{}, []],
    [{ role: 'slave' }, ['bad redis.role']],
    [{ aof_enabled: '0' }, ['warn redis.persistence']],
    [{ aof_last_write_status: 'err' }, ['bad redis.persistence']],
    [{ used_memory: '90', maxmemory: '100' }, ['warn redis.memory']],
  ] as [Record<string, string>, string[]][]) {
    it(`Redis ${JSON.stringify(facts)}: ${says.join() || 'nothing'}`, () => assert.deepEqual(redis(facts), says));
  }

  const GIB = 1024 ** 3;
  for (const [free, size, verdict] of [
    [50, 100, 'ok'],
    [5, 100, 'warn'],
    [1, 4, 'warn'],
    [0.2, 100, 'bad'],
    [0, 0, 'bad'],
  ] as const) {
    it(`${free} of ${size} GiB free: ${verdict}`, () =>
      assert.equal(judgeDisk(free * GIB, size * GIB, '/x').verdict, verdict));
  }

  for (const [days, covers, isSelfSigned, verdict] of [
    [60, true, false, 'ok'],
    [9, true, false, 'warn'],
    [-1, true, false, 'bad'],
    [60, false, false, 'bad'],
    [60, true, true, 'warn'],
  ] as const) {
    it(`a certificate for ${days} days${covers ? '' : ', of another name'}${isSelfSigned ? ', self-signed' : ''}: ${verdict}`, () => {
      const facts = { endsAt: addMs(systemNow(), days * DAY_MS), isSelfSigned, covers: () => covers };
      assert.equal(
        judgeCertificate('tls.smtp', facts, { host: 'mail.example.org', mustBeTrusted: true }).verdict,
        verdict,
      );
    });
  }

  it('Node.js from 20.19 on', () =>
    assert.deepEqual(
      ['v18.20.0', 'v20.18.1', 'v20.19.0', 'v22.1.0'].map((version) => judgeNode(version).verdict),
      ['bad', 'bad', 'ok', 'ok'],
    ));

  for (const [facts, says] of [
    [{}, []],
    [{ hasLeader: false }, ['bad work.scheduler']],
    [{ workers: 0 }, ['bad work.workers']],
    [{ oldestEventSeconds: 900 }, ['warn work.events']],
    [{ parkedEvents: 2 }, ['bad work.parked']],
    [{ hasLeader: false, workers: 0 }, []],
  ] as const) {
    const well = { hasLeader: true, workers: 2, oldestEventSeconds: null, parkedEvents: 0 };
    it(`work ${JSON.stringify(facts)}: ${says.join() || 'nothing'}`, () =>
      assert.deepEqual(troubles(judgeWork({ ...well, ...facts }, false)), says));
  }
});

describe('what the doctor says of names', () => {
  const ZONE: Record<string, string[] | string> = {
    'addresses mail.example.org': ['198.51.100.7'],
    'reverse 198.51.100.7': ['mail.example.org'],
    'mx bounce.example.org': ['mail.example.org'],
    'txt bounce.example.org': ['v=spf1 ip4:198.51.100.7 -all'],
    'txt example.org': ['v=spf1 ip4:198.51.100.7 -all', 'other'],
    'txt _dmarc.example.org': ['v=DMARC1; p=reject'],
  };
  const namesIn = (zone: typeof ZONE): Names => {
    const ask =
      (type: string) =>
      (name: string): Promise<Answer> => {
        const found = zone[`${type} ${name}`] ?? [];
        return Promise.resolve(typeof found === 'string' ? { silence: found } : { records: found });
      };
    return { addresses: ask('addresses'), mx: ask('mx'), txt: ask('txt'), reverse: ask('reverse') };
  };
  const values = { SMTP_PUBLIC_HOST: 'mail.example.org', MAIL_DOMAIN: 'example.org', RETURN_PATH_DOMAIN: null };
  const of = async (change: typeof ZONE): Promise<Finding[]> => judgeNames(values, namesIn({ ...ZONE, ...change }));

  for (const [what, change, says] of [
    ['all is right', {}, []],
    ['the host has no address', { 'addresses mail.example.org': [] }, ['bad names.host']],
    ['no PTR', { 'reverse 198.51.100.7': [] }, ['bad names.ptr-198.51.100.7']],
    ['a PTR that does not lead back', { 'reverse 198.51.100.7': ['ip7.isp.test'] }, ['bad names.ptr-198.51.100.7']],
    [
      'a PTR of another name that leads back',
      { 'reverse 198.51.100.7': ['out.test'], 'addresses out.test': ['198.51.100.7'] },
      ['warn names.ptr-198.51.100.7'],
    ],
    ['no MX for bounces', { 'mx bounce.example.org': [] }, ['bad names.return-path-mx']],
    ['an MX elsewhere', { 'mx bounce.example.org': ['mx.other.test'] }, ['warn names.return-path-mx']],
    ['no SPF', { 'txt bounce.example.org': [] }, ['warn names.return-path-spf']],
    ['two SPF', { 'txt example.org': ['v=spf1 -all', 'v=spf1 mx -all'] }, ['bad names.mail-domain-spf']],
    ['no DMARC', { 'txt _dmarc.example.org': [] }, ['warn names.dmarc']],
    ['name servers that do not answer', { 'addresses mail.example.org': 'ETIMEOUT' }, ['bad names.resolver']],
    ['one question without an answer is no finding', { 'txt example.org': 'ESERVFAIL' }, []],
  ] as [string, typeof ZONE, string[]][]) {
    it(what, async () => assert.deepEqual(troubles(await of(change)), says));
  }
  it('a missing record comes with the line for the zone', async () => {
    const found = await of({ 'mx bounce.example.org': [], 'txt bounce.example.org': [] });
    const mends = found.flatMap((one) => ('mend' in one ? [one.mend] : []));
    assert.ok(mends.includes('bounce.example.org. IN MX 10 mail.example.org.'), mends.join('\n'));
    assert.ok(mends.includes('bounce.example.org. IN TXT "v=spf1 ip4:198.51.100.7 -all"'), mends.join('\n'));
  });
  it('a name that means this machine only is refused', async () => {
    const found = await judgeNames({ ...values, SMTP_PUBLIC_HOST: 'localhost' }, namesIn(ZONE));
    assert.deepEqual(troubles(found), ['bad names.host']);
  });
});
