/** What deploy/ holds is not run here (no systemd, no containers): it is read, and compared with the product. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { parseEnvironment } from '../../src/platform/config/config.js';
import { CONFIG_SCHEMA } from '../../src/platform/config/config.schema.js';
import { readPlainYaml, type Yaml } from '../support/deploy/plain-yaml.js';
import { readUnit } from '../support/deploy/unit-file.js';
import { has } from '../support/examples/programs.js';
import { house } from './house.js';

const read = (path: string): string => readFileSync(join(house, 'deploy', path), 'utf8');
const isSetting = (name: string): boolean => name in CONFIG_SCHEMA;
const environmentOf = (text: string): Record<string, string> =>
  Object.fromEntries([...text.matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, name, value]) => [name!, value!]));

describe('deploy/posthorn.env.example', () => {
  const given = environmentOf(read('posthorn.env.example'));

  it('is a production configuration that starts', () => {
    const values = parseEnvironment(given);
    assert.equal(values.NODE_ENV, 'production');
    for (const name of Object.keys(given)) assert.ok(isSetting(name), `${name} is no setting`);
  });

  it('leaves roles and folders to the units', () => {
    for (const name of ['ROLES', 'POSTHORN_STATE_DIR']) assert.ok(!(name in given), name);
  });
});

describe('deploy/systemd', () => {
  const SECTIONS: Readonly<Record<string, ReadonlySet<string>>> = {
    Unit: new Set('Description Documentation Wants After StartLimitIntervalSec StartLimitBurst'.split(' ')),
    Install: new Set(['WantedBy']),
    Timer: new Set('OnCalendar Persistent RandomizedDelaySec'.split(' ')),
  };
  const units = readdirSync(join(house, 'deploy/systemd')).filter((name) => /\.(service|timer)$/.test(name));
  const services = units.filter((name) => name.startsWith('posthorn') && /^posthorn@?\.service$/.test(name));
  const settings = (name: string, section: string, key: string): string[] =>
    (readUnit(read(`systemd/${name}`)).get(section) ?? []).filter(([one]) => one === key).map(([, value]) => value);

  it('there is one for all roles and one for each', () => {
    assert.deepEqual(services.sort(), ['posthorn.service', 'posthorn@.service']);
  });

  for (const name of units)
    it(`${name} has sections and names that systemd knows`, () => {
      const unit = readUnit(read(`systemd/${name}`));
      for (const [section, lines] of unit) {
        if (section === 'Service') continue;
        assert.ok(SECTIONS[section], section);
        for (const [key] of lines) assert.ok(SECTIONS[section].has(key), `[${section}] ${key}`);
      }
    });

  for (const name of services) {
    it(`${name} starts what the build makes, with settings that exist`, () => {
      assert.deepEqual(settings(name, 'Service', 'ExecStart'), [
        'node --enable-source-maps /opt/posthorn/dist/src/main.js',
      ]);
      assert.ok(existsSync(join(house, 'src/main.ts')));
      const words = settings(name, 'Service', 'Environment').flatMap((line) => line.split(' '));
      for (const word of words) assert.ok(isSetting(word.split('=')[0]!), word);
      assert.equal(words.includes('ROLES=%i'), name.includes('@'));
    });

    it(`${name} waits longer for the end than the product needs`, () => {
      const limit = Number(
        /STOP_WITHIN_MS = (\d+)_000/.exec(readFileSync(join(house, 'src/roots/run-until-stopped.ts'), 'utf8'))?.[1],
      );
      assert.ok(Number(settings(name, 'Service', 'TimeoutStopSec')[0]) > limit);
    });
  }

  const analyze = 'systemd-analyze';
  it('systemd itself finds nothing wrong', { skip: !has(analyze) && `${analyze} is not installed` }, () => {
    const folder = mkdtempSync(join(tmpdir(), 'posthorn-units-'));
    try {
      for (const name of units)
        writeFileSync(join(folder, name), read(`systemd/${name}`).replace('=node ', `=${process.execPath} `));
      const names = units.map((name) => join(folder, name.replace('@.', '@api.')));
      for (const name of names.filter((one) => one.includes('@api')))
        writeFileSync(name, readFileSync(name.replace('@api.', '@.'), 'utf8'));
      const { status, stderr } = spawnSync(analyze, ['verify', ...names], { encoding: 'utf8' });
      const ours = stderr
        .split('\n')
        .filter((line) => line.includes('posthorn') && !/Failed to resolve user|man page/.test(line));
      assert.deepEqual({ status, ours }, { status: 0, ours: [] });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

type Service = Record<string, Yaml> & { environment?: Record<string, string>; ports?: string[] };

describe('deploy/compose.yaml', () => {
  const file = readPlainYaml(read('compose.yaml')) as { services: Record<string, Service> };
  const ours = Object.entries(file.services).filter(([, service]) => service['image'] === 'posthorn');

  it('runs each role once, beside PostgreSQL and Redis', () => {
    assert.deepEqual(
      ours.map(([name, { environment }]) => [name, environment!['ROLES']]),
      ['api', 'smtp', 'worker', 'scheduler'].map((role) => [role, role]),
    );
    assert.ok(file.services['postgres'] && file.services['redis']);
    for (const [, service] of ours)
      assert.deepEqual(Object.keys(service['depends_on'] as object), ['postgres', 'redis']);
  });

  it('gives settings that a production start takes', () => {
    const secrets = {
      POSTGRES_PASSWORD: 'ab',
      SECRETS_KEY: Buffer.alloc(32, 1).toString('base64'),
      PUBLIC_URL: 'https://api.example.com',
    };
    const filled = (text: string): string =>
      text.replace(
        /\$\{(\w+)(?::(\?[^}]*|-([^}]*)))?\}/g,
        (_all, name: string, _how, fallback: string | undefined) =>
          (secrets as Record<string, string>)[name] ?? fallback ?? 'mail.example.com',
      );
    for (const [name, { environment }] of ours) {
      for (const key of Object.keys(environment!)) assert.ok(isSetting(key), `${name}: ${key}`);
      const given = Object.entries(environment!).map(([key, value]) => [key, filled(value)]);
      parseEnvironment({ NODE_ENV: 'production', ...Object.fromEntries(given) });
    }
  });

  it('says nothing that podman-compose 1.0 of Debian 12 reads otherwise than docker does', () => {
    const text = read('compose.yaml');
    assert.doesNotMatch(text, /\$\{\w+:[?-]\}/, 'it passes on what has no default and no message as it is written');
    assert.doesNotMatch(text, /\["CMD",/, 'it takes the quotes of words away');
    assert.match(text, /sysctls:\n +- \S+=\d/, 'it forgets the values of a map');
  });

  it('publishes what listens inside', () => {
    const { environment = {}, ports } = file.services['smtp']!;
    const listening = ['SMTP_SUBMISSION_PORTS', 'SMTP_TLS_PORTS', 'SMTP_INBOUND_PORT'].flatMap((name) =>
      environment[name]!.split(','),
    );
    assert.deepEqual(ports!.map((port) => port.split(':').at(-1)).sort(), listening.sort());
  });

  it('is read by a reader that refuses what it does not understand', () => {
    assert.deepEqual(readPlainYaml('a: &x\n  b: "1"\nc:\n  <<: *x\n  d: ["e"]\n  f:\n    - g\n'), {
      a: { b: '1' },
      c: { b: '1', d: ['e'], f: ['g'] },
    });
    for (const strange of ['a: {b: 1}', 'a: |\n  b', 'a: b: c', 'a: 1\na: 2', 'a:\n  - b: c', 'a: *x', 'a\n'])
      assert.throws(() => readPlainYaml(strange), Error, strange);
  });
});

describe('deploy/Containerfile', () => {
  const text = read('Containerfile');

  it('copies what exists, and what is read at run time', () => {
    const copied = [...text.matchAll(/^COPY (?!--from)(.*) \S+$/gm)].flatMap(([, names]) => names!.split(' '));
    for (const name of copied) assert.ok(existsSync(join(house, name)), name);
    const source = readFileSync(join(house, 'src/modules/support/help/adapters/seed-files.ts'), 'utf8');
    const seeds = /FOLDER = join\(([^)]+)\)/.exec(source)?.[1]?.replace(/[' ]/g, '').replaceAll(',', '/');
    assert.ok(seeds !== undefined && text.includes(`/opt/posthorn/${seeds} ./${seeds}`), seeds);
  });

  it('ends on SIGTERM, as nobody in particular', () => {
    assert.match(text, /^USER posthorn$/m);
    assert.match(text, /^CMD \["node", "--enable-source-maps", "dist\/src\/main\.js"\]$/m);
    for (const [, name] of text.matchAll(/^(?:ENV| {4}) ?([A-Z_]+)=/gm)) assert.ok(isSetting(name!), name);
  });
});

describe('deploy/posthorn', () => {
  const text = read('posthorn');

  it('is a shell script that runs what the build makes, as the service does', () => {
    assert.equal(spawnSync('sh', ['-n'], { input: text }).status, 0);
    assert.match(text, /\/opt\/posthorn\/dist\/src\/cli\.js/);
    assert.ok(existsSync(join(house, 'src/cli.ts')));
    for (const unit of ['posthorn.service', 'posthorn-backup.service']) {
      const of = readUnit(read(`systemd/${unit}`)).get('Service')!;
      const value = (key: string): string => of.find(([name]) => name === key)![1];
      assert.ok(text.includes(`. ${value('EnvironmentFile')}\n`), unit);
      assert.ok(text.includes(`--reuid=${value('User')} --regid=${value('Group')}`), unit);
      assert.ok(text.includes(value('Environment').split(' ')[0]!), unit);
    }
  });
});

describe('deploy/proxy', () => {
  for (const file of ['nginx.conf', 'Caddyfile']) {
    const text = read(`proxy/${file}`);
    it(`${file} keeps the inside inside, and refuses as Posthorn does`, () => {
      assert.match(text, /\/dev[ *]/);
      assert.match(text, /\/metrics[ *]/);
      assert.match(text, /127\.0\.0\.1:3000/);
      // Exactly what the API reads: 64 MB in Caddy would be less.
      assert.match(text, file === 'Caddyfile' ? /max_size 64MiB$/m : /client_max_body_size 64m;/);
      const codes = [...text.matchAll(/"code":"(\w+)"/g)].map(([, code]) => code!);
      assert.deepEqual(codes, ['payload_too_large', 'unavailable']);
      const known = readFileSync(join(house, 'docs/generated/errors.md'), 'utf8');
      for (const code of codes) assert.ok(known.includes(`| \`${code}\` |`), code);
    });
    it(`${file} is balanced`, () => {
      const code = text.replace(/#.*$/gm, '');
      assert.equal(code.split('{').length, code.split('}').length);
    });
  }
});
