/** The demo's own installation: a state folder of its own, and the product as a child process. */
import { spawn } from 'node:child_process';
import { createWriteStream, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { StoryClient, until } from '../story-client.mjs';
import { readMark, writeMark } from './mark.mjs';
import { freePort } from './ports.mjs';

const USUAL_PORTS = { HTTP_PORT: 3000, SMTP_SUBMISSION_PORTS: 2525, SMTP_TLS_PORTS: 2465, SMTP_INBOUND_PORT: 2526 };

/** Root's engines run as another user, who may not look into root's folders. */
export function usualFolder(root) {
  return process.getuid?.() === 0 ? '/var/lib/posthorn-demo' : join(root, '.posthorn-demo');
}

export class Instance {
  constructor({ folder, main, operator }) {
    this.folder = resolve(folder);
    this.main = main;
    this.operator = operator;
  }

  /** An empty folder and ports. Only what a demo left is deleted. */
  async begin() {
    const engines = await import(pathToFileURL(join(dirname(this.main), 'platform/engines/index.js')).href);
    if (existsSync(this.folder)) {
      if (readMark(this.folder) === null) throw new Error(`${this.folder} is not a demo's: name another --state`);
      this.#requireNobody();
      await engines.endAbandonedEngines(this.folder);
      rmSync(this.folder, { recursive: true, force: true });
    }
    mkdirSync(this.folder, { recursive: true, mode: 0o711 });
    writeMark(this.folder, {});
    this.ports = {};
    for (const [name, usual] of Object.entries(USUAL_PORTS)) this.ports[name] = await freePort(usual);
    writeMark(this.folder, { ports: this.#portsAsText() });
    this.url = `http://127.0.0.1:${this.ports.HTTP_PORT}`;
  }

  #requireNobody() {
    const { pid } = readMark(this.folder);
    if (pid === undefined) return;
    try {
      process.kill(pid, 0);
    } catch {
      return;
    }
    throw new Error(
      `the demo in ${this.folder} still runs (process ${pid}); end it with Ctrl-C, or name another --state`,
    );
  }

  /** What whoever starts it again has to know of its world. */
  remember(world) {
    writeMark(this.folder, { world });
  }

  #portsAsText() {
    return Object.fromEntries(Object.entries(this.ports).map(([name, port]) => [name, String(port)]));
  }

  async start(environment) {
    const log = createWriteStream(join(this.folder, 'demo.log'), { flags: 'a' });
    await new Promise((opened) => log.once('open', opened));
    this.child = spawn(process.execPath, ['--enable-source-maps', this.main], {
      env: { ...this.#environment(), ...environment },
      stdio: ['ignore', log, log],
    });
    this.exited = new Promise((ended) => this.child.once('exit', ended));
    writeMark(this.folder, { pid: this.child.pid });
    const client = new StoryClient(this.url);
    await until(
      'the installation to start',
      async () => {
        if (this.child.exitCode !== null) throw new Error(`the installation did not start:\n${this.logTail()}`);
        return (await client.get('/health/ready').catch(() => null)) && true;
      },
      { limitMs: 240_000 },
    );
  }

  #environment() {
    const { PATH, HOME, TMPDIR, POSTHORN_REDIS, POSTHORN_NO_APT } = process.env;
    const given = { PATH, HOME, TMPDIR, POSTHORN_REDIS, POSTHORN_NO_APT };
    return {
      ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
      ...this.#portsAsText(),
      NODE_ENV: 'development',
      POSTHORN_STATE_DIR: this.folder,
      ADMIN_EMAIL: this.operator.email,
      ADMIN_PASSWORD: this.operator.password,
      API_RATE_LIMIT: '1000000',
      LOG_LEVEL: 'warn',
    };
  }

  logTail() {
    return readFileSync(join(this.folder, 'demo.log'), 'utf8').split('\n').slice(-15).join('\n');
  }

  async stop() {
    if (!this.child) return;
    // A Ctrl-C in the terminal has reached it, too: then it is ending already.
    this.child.kill('SIGTERM');
    await this.exited;
    this.child = undefined;
    writeMark(this.folder, { pid: undefined });
  }
}
