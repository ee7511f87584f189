/**
 * A Postfix of our own: configuration, queue and port of its own under a temporary directory, loopback only, nothing of
 * the machine's mail system is read or touched. Needs root, because Postfix does.
 */
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually, has, pause } from './children.mjs';
import { isListening } from './ports.mjs';

const MASTER = `
PORT inet n - n - 200 smtpd
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
smtp unix - - n - - smtp
relay unix - - n - - smtp
showq unix n - n - - showq
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
`;

function readPid(file) {
  try {
    return Number(readFileSync(file, 'utf8').trim());
  } catch {
    return null;
  }
}

export const postfixIsHere = () => has('postfix') && process.getuid() === 0;
export const opendkimIsHere = () => has('opendkim') && has('openssl');

export class Postfix {
  constructor(folder, port) {
    this.folder = join(folder, 'postfix');
    this.port = port;
  }

  /** `hold`: accept only. `sinkPort`: where every domain's own host listens. `milter`: the address of a signer. */
  async start({ hold = false, sinkPort, domains, milter }) {
    for (const part of ['etc', 'queue', 'data']) mkdirSync(join(this.folder, part), { recursive: true });
    for (const part of ['', 'etc', 'queue']) chmodSync(join(this.folder, part), 0o755);
    spawnSync('chown', ['postfix', join(this.folder, 'data')]);
    const hosts = Array.from(
      { length: domains },
      (_, n) => `d${String(n).padStart(4, '0')}.bench.test smtp:[127.1.${n >> 8}.${n & 255}]:${sinkPort}`,
    );
    writeFileSync(join(this.folder, 'etc/transport'), `${hosts.join('\n')}\n`);
    writeFileSync(join(this.folder, 'etc/main.cf'), this.main({ hold, milter }));
    writeFileSync(join(this.folder, 'etc/master.cf'), MASTER.replace('PORT', `127.0.0.1:${this.port}`).trimStart());
    this.postfix('check');
    this.postfix('start');
    if (!(await eventually(() => isListening(this.port), 10_000)))
      throw new Error(`Postfix does not listen on ${this.port}: see ${this.folder}/maillog`);
  }

  main({ hold, milter }) {
    const permit = hold ? 'check_client_access static:HOLD, permit_mynetworks, reject' : 'permit_mynetworks, reject';
    const settings = {
      compatibility_level: '3.6',
      queue_directory: join(this.folder, 'queue'),
      data_directory: join(this.folder, 'data'),
      command_directory: '/usr/sbin',
      daemon_directory: '/usr/lib/postfix/sbin',
      mail_owner: 'postfix',
      setgid_group: 'postdrop',
      myhostname: 'postfix.bench.test',
      mydestination: '',
      mynetworks: '127.0.0.0/8',
      inet_interfaces: '127.0.0.1',
      inet_protocols: 'ipv4',
      alias_maps: '',
      smtpd_recipient_restrictions: permit,
      smtpd_peername_lookup: 'no',
      smtpd_client_connection_count_limit: '0',
      default_process_limit: '200',
      transport_maps: `texthash:${join(this.folder, 'etc/transport')}`,
      smtp_host_lookup: 'native',
      smtp_dns_support_level: 'disabled',
      smtp_tls_security_level: 'none',
      bounce_queue_lifetime: '1h',
      maillog_file: join(this.folder, 'maillog'),
      maillog_file_prefixes: this.folder,
      ...(milter ? { smtpd_milters: milter, milter_default_action: 'tempfail' } : {}),
    };
    return `${Object.entries(settings)
      .map(([name, value]) => `${name} = ${value}`)
      .join('\n')}\n`;
  }

  postfix(command) {
    const done = spawnSync('postfix', ['-c', join(this.folder, 'etc'), command], { encoding: 'utf8' });
    if (done.status !== 0) throw new Error(`postfix ${command}: ${done.stderr || done.stdout}`);
  }

  roots() {
    const pids = [readPid(join(this.folder, 'queue/pid/master.pid')), this.signer?.pid];
    return pids.filter(Boolean);
  }

  /** OpenDKIM as a milter on a local socket (by TCP it waits for delayed acknowledgements), RSA-2048 for the sender's domain. */
  async startSigner() {
    mkdirSync(this.folder, { recursive: true });
    const key = join(this.folder, 'dkim.pem');
    const socket = join(this.folder, 'opendkim.sock');
    const settings = join(this.folder, 'opendkim.conf');
    spawnSync('openssl', ['genrsa', '-out', key, '2048']);
    chmodSync(key, 0o600);
    rmSync(socket, { force: true });
    // The folder lies below /tmp, and Postfix connects as another user.
    writeFileSync(settings, 'RequireSafeKeys no\nUMask 000\n');
    const options = ['-f', '-x', settings, '-p', `local:${socket}`, '-b', 's', '-c', 'relaxed/relaxed'];
    this.signer = spawn('opendkim', [...options, '-d', 'sender.test', '-s', 'bench', '-k', key], { stdio: 'ignore' });
    if (!(await eventually(() => existsSync(socket), 5_000))) throw new Error('OpenDKIM does not open its socket');
    return `unix:${socket}`;
  }

  stopSigner() {
    this.signer?.kill('SIGTERM');
    this.signer = undefined;
  }

  /** What was put on hold is forgotten between rounds. */
  empty() {
    spawnSync('postsuper', ['-c', join(this.folder, 'etc'), '-d', 'ALL'], { encoding: 'utf8' });
  }

  async stop() {
    spawnSync('postfix', ['-c', join(this.folder, 'etc'), 'stop'], { encoding: 'utf8' });
    await eventually(async () => !(await isListening(this.port)), 10_000);
    await pause(200);
  }
}
