import assert from 'node:assert/strict';
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { dirname } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { TLSSocket } from 'node:tls';
import { systemNow } from '../../../src/kernel/time/instant.js';
import { Clock } from '../../../src/platform/clock/clock.js';
import { MailIntakeModule } from '../../../src/modules/mail-intake/index.js';
import { SmtpPorts } from '../../../src/platform/smtp-server/smtp-ports.js';
import { Certificates } from '../../../src/platform/tls/certificates.js';
import { makeSelfSigned } from '../../../src/platform/tls/self-signed.js';
import { RawClient } from '../../conformance/raw-client.js';
import { openPorts, type OpenPorts } from './open-ports.js';

const INBOUND_ONLY = { ROLES: 'smtp', SMTP_SUBMISSION_PORTS: '', SMTP_TLS_PORTS: '' };

describe('SMTP ports of a process', () => {
  let world: OpenPorts;
  before(async () => {
    world = await openPorts([MailIntakeModule], { ...INBOUND_ONLY, SMTP_PUBLIC_HOST: 'mx.posthorn.test' });
  });
  after(() => world.close());

  const certificateOf = async (port: number): Promise<ReturnType<TLSSocket['getPeerCertificate']>> => {
    const client = await RawClient.ready(port);
    await client.say('STARTTLS');
    const socket = await client.startTls();
    const certificate = socket.getPeerCertificate();
    client.destroy();
    return certificate;
  };

  it('a self-signed pair is made on the first start, readable by nobody else', async () => {
    const { tlsCertFile, tlsKeyFile } = world.config.facts;
    assert.match(readFileSync(tlsCertFile, 'utf8'), /BEGIN CERTIFICATE/);
    assert.equal(statSync(tlsKeyFile).mode & 0o777, 0o600);
    const seen = await certificateOf(world.port('SMTP_INBOUND_PORT'));
    assert.equal(seen.subject.CN, 'mx.posthorn.test');
    assert.match(seen.subjectaltname ?? '', /DNS:mx\.posthorn\.test/);
  });

  it('processes that start together on one state directory end up with one pair', () => {
    const first = new Certificates(world.config, world.app.get(Clock));
    rmSync(dirname(world.config.facts.tlsKeyFile), { recursive: true });
    const second = new Certificates(world.config, world.app.get(Clock));
    first.secureContext();
    const made = readFileSync(world.config.facts.tlsCertFile, 'utf8');
    second.secureContext();
    assert.equal(readFileSync(world.config.facts.tlsCertFile, 'utf8'), made);
    for (const certificates of [first, second]) certificates.onApplicationShutdown();
  });

  it('a renewed certificate is used for the next handshake; a broken one leaves the old in service', async () => {
    const { tlsCertFile, tlsKeyFile } = world.config.facts;
    const renewed = makeSelfSigned(['renewed.posthorn.test'], systemNow());
    writeFileSync(tlsKeyFile, renewed.key);
    writeFileSync(tlsCertFile, renewed.cert);
    world.app.get(Certificates).reload();
    const port = world.port('SMTP_INBOUND_PORT');
    assert.equal((await certificateOf(port)).subject.CN, 'renewed.posthorn.test');
    writeFileSync(tlsCertFile, 'half a certif');
    world.app.get(Certificates).reload();
    assert.equal((await certificateOf(port)).subject.CN, 'renewed.posthorn.test');
  });

  it('a port that is taken names its variable and the port', async () => {
    const taken = await new Promise<Server>((resolve) => {
      const server = createServer().listen(0, '127.0.0.1', () => resolve(server));
    });
    const { port } = taken.address() as AddressInfo;
    await assert.rejects(
      openPorts([MailIntakeModule], { ...INBOUND_ONLY, SMTP_INBOUND_PORT: String(port) }),
      new RegExp(`SMTP_INBOUND_PORT: port ${port} on 127.0.0.1 is taken`),
    );
    taken.close();
  });

  it('an address that is not of this machine names SMTP_HOST', async () => {
    await assert.rejects(
      openPorts([MailIntakeModule], { ...INBOUND_ONLY, SMTP_HOST: '192.0.2.1' }),
      /SMTP_HOST is no address/,
    );
  });

  it('a certificate that was named and is not there names its variable', async () => {
    const environment = {
      ...INBOUND_ONLY,
      TLS_CERT_FILE: '/nonexistent/cert.pem',
      TLS_KEY_FILE: '/nonexistent/key.pem',
    };
    await assert.rejects(openPorts([MailIntakeModule], environment), /TLS_CERT_FILE/);
  });

  it('without the role no port opens', async () => {
    const api = await openPorts([MailIntakeModule], { ...INBOUND_ONLY, ROLES: 'api' });
    assert.deepEqual(api.app.get(SmtpPorts).openPorts, []);
    await api.close();
  });

  it('a port may be submission and inbound at once; without AUTH it takes inbound addresses only', async () => {
    const free = await new Promise<number>((resolve) => {
      const server = createServer().listen(0, '127.0.0.1', () => {
        const { port } = server.address() as AddressInfo;
        server.close(() => resolve(port));
      });
    });
    const both = await openPorts([MailIntakeModule], {
      ROLES: 'smtp',
      MAIL_DOMAIN: 'posthorn.test',
      SMTP_SUBMISSION_PORTS: String(free),
      SMTP_TLS_PORTS: '',
      SMTP_INBOUND_PORT: String(free),
    });
    assert.equal(both.app.get(SmtpPorts).openPorts.length, 1);
    const client = await RawClient.ready(free);
    await client.say('MAIL FROM:<a@other.example>');
    assert.equal((await client.say('RCPT TO:<b@other.example>')).code, 550);
    assert.equal((await client.say('RCPT TO:<abuse@posthorn.test>')).code, 250);
    client.destroy();
    await both.close();
  });
});
