import { readdir, readFile, readlink } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { ConfigValues } from '../../../platform/config/config.schema.js';
import { DEFAULT_LIMITS } from '../../../platform/smtp-server/limits.js';
import { type Finding, ok, skipped, warn } from './finding.js';
import type { Subject } from './subject.js';

/** Requests that are kept open, files, name servers, webhooks: what a process has open beside what its settings bound. */
const BESIDE = 1_000;
const MAIN = resolve(import.meta.dirname, '../../../main.js');
const STARTERS = [MAIN, resolve(import.meta.dirname, '../../../../../scripts/start.mjs')];

/** Of each process that runs here; where none does, what one would have that is started from here. */
export async function lookAtMachine({ values }: Subject): Promise<Finding[]> {
  const running = await processesOf(STARTERS);
  if (running.length === 0) return [await openFilesOf('self', values)];
  return Promise.all(running.map((pid) => openFilesOf(pid, values)));
}

async function openFilesOf(pid: string, values: ConfigValues): Promise<Finding> {
  const limits = await readFile(`/proc/${pid}/limits`, 'utf8').catch(() => '');
  return judgeOpenFiles(openFilesIn(limits), values, pid === 'self' ? null : pid);
}

/** The soft limit in /proc/…/limits (proc(5)); null when it is not told. Node raises it to the hard one at its start. */
export function openFilesIn(limits: string): number | null {
  const soft = /^Max open files +(\S+)/m.exec(limits)?.[1];
  if (soft === undefined) return null;
  return soft === 'unlimited' ? Number.POSITIVE_INFINITY : Number(soft);
}

type Taking = Pick<ConfigValues, 'ROLES' | 'DATABASE_POOL' | 'DELIVERY_SOCKETS'>;

export function judgeOpenFiles(limit: number | null, values: Taking, pid: string | null): Finding {
  const id = pid === null ? 'machine.open-files' : `machine.open-files-${pid}`;
  const who = pid === null ? 'a process that is started from here' : `process ${pid}`;
  if (limit === null) return skipped(id, `how many files ${who} may open is not told here`);
  const needed =
    BESIDE +
    values.DATABASE_POOL +
    (values.ROLES.includes('smtp') ? DEFAULT_LIMITS.sessions : 0) +
    (values.ROLES.includes('worker') ? values.DELIVERY_SOCKETS : 0);
  const found = `${who} may open ${limit} files and connections, ${needed} are enough`;
  if (limit >= needed) return ok(id, found);
  return warn(id, {
    found: `${who} may open ${limit} files and connections, and may need ${needed}`,
    why: 'Once they are used up, no client is let in, and nothing more is delivered, until others leave.',
    mend: 'LimitNOFILE=65536 in the systemd unit (deploy/systemd), or ulimit -n 65536 before the start; then start again',
  });
}

/** Ids of the processes that run one of these files. */
async function processesOf(files: readonly string[]): Promise<string[]> {
  const pids = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(pids.map(async (pid) => ((await runs(pid, files)) ? pid : null)));
  return found.filter((pid) => pid !== null);
}

async function runs(pid: string, files: readonly string[]): Promise<boolean> {
  const words = (await readFile(join('/proc', pid, 'cmdline'), 'utf8').catch(() => '')).split('\0').slice(0, 8);
  if (!words.some((word) => /(?:main\.js|start\.mjs)$/.test(word))) return false;
  const folder = await readlink(join('/proc', pid, 'cwd')).catch(() => '/');
  return words.some((word) => files.includes(resolve(folder, word)));
}
