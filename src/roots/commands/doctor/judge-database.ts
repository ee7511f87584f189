import { bytesInWords } from '../terminal.js';
import { bad, type Finding, ok, warn } from './finding.js';

export interface DatabaseFacts {
  answersInMs: number;
  version: string;
  /** What makes Posthorn refuse the server; null when nothing does. */
  fault: string | null;
  login: { isSuperuser: boolean; bypassesRls: boolean; wearsRoles: boolean };
  settings: { synchronous_commit: string; fsync: string; full_page_writes: string; autovacuum: string };
  connections: { most: number; used: number; poolOfProcess: number };
  /** How far the server's clock is before this machine's; negative when it is behind. */
  clockAheadMs: number;
  isMigrated: boolean;
  transaction: { pid: number; seconds: number; application: string } | null;
  idleSlots: { name: string; keepsBytes: number }[];
  /** Transactions since the oldest row was frozen. */
  transactionAge: number;
  sizeBytes: number;
}

const CLOCK_WARN_MS = 2_000;
const CLOCK_BAD_MS = 30_000;
const LONG_TRANSACTION_S = 300;
const SLOT_BYTES = 1024 ** 3;
const AGE_WARN = 600_000_000;
const AGE_BAD = 1_500_000_000;
const SLOW_MS = 20;

export const alterSystem = (setting: string, value: string): string =>
  `psql -U postgres -c "ALTER SYSTEM SET ${setting} = ${value}" -c "SELECT pg_reload_conf()"`;

/** What an operator has to know about the database. Nothing else is worth looking at when the server is refused. */
export function judgeDatabase(facts: DatabaseFacts): Finding[] {
  if (facts.fault !== null) {
    const why = 'Posthorn does not start on it.';
    return [
      bad('database.server', {
        found: `the server ${facts.fault}`,
        why,
        mend: 'Point DATABASE_URL at a server that fits (docs/operate/servers.md).',
      }),
    ];
  }
  return [
    judgeAnswer(facts),
    ...judgeLogin(facts),
    ...judgeDurability(facts),
    judgeConnections(facts),
    judgeClock(facts),
    judgeMigrations(facts),
    ...judgeBrakes(facts),
    judgeAge(facts),
  ];
}

function judgeAnswer({ version, answersInMs, sizeBytes }: DatabaseFacts): Finding {
  const found = `PostgreSQL ${version} answers in ${answersInMs.toFixed(1)} ms; the database has ${bytesInWords(sizeBytes)}`;
  if (answersInMs <= SLOW_MS) return ok('database.server', found);
  const why = 'Every message takes a dozen statements; this far away the server sets the speed of everything.';
  return warn('database.server', {
    found,
    why,
    mend: 'Run Posthorn in the network of its database, or look for what slows the server.',
  });
}

function judgeLogin({ login }: DatabaseFacts): Finding[] {
  if (login.isSuperuser || login.bypassesRls) {
    const what = login.isSuperuser ? 'a superuser' : 'exempt from row-level security (BYPASSRLS)';
    return [
      bad('database.login', {
        found: `the login of DATABASE_URL is ${what}`,
        why: 'Row-level security is the second wall between customers, and it does not hold for this login.',
        mend: 'psql -U postgres -c "ALTER ROLE <the login> NOSUPERUSER NOBYPASSRLS"',
      }),
    ];
  }
  if (!login.wearsRoles) {
    return [
      bad('database.login', {
        found: 'the login cannot put on posthorn_app and posthorn_worker',
        why: 'Every connection works as one of these two roles; without them no process starts.',
        mend: 'posthorn migrate (it makes the roles, or says what an administrator has to run)',
      }),
    ];
  }
  return [ok('database.login', 'the login is plain and may put on both roles')];
}

function judgeDurability({ settings }: DatabaseFacts): Finding[] {
  const findings: Finding[] = [];
  if (settings.synchronous_commit === 'off') {
    findings.push(
      bad('database.synchronous-commit', {
        found: 'synchronous_commit is off',
        why: 'A 202 or 250 promises that the message is on disk; a crash of the server would break that promise.',
        mend: alterSystem('synchronous_commit', 'on'),
      }),
    );
  }
  if (settings.fsync === 'off') {
    findings.push(
      bad('database.fsync', {
        found: 'fsync is off',
        why: 'A power cut may destroy the whole database, not only its last seconds.',
        mend: alterSystem('fsync', 'on'),
      }),
    );
  }
  if (settings.full_page_writes === 'off') {
    findings.push(
      warn('database.full-page-writes', {
        found: 'full_page_writes is off',
        why: 'Pages that a power cut tears stay torn, unless the file system itself prevents it (ZFS).',
        mend: alterSystem('full_page_writes', 'on'),
      }),
    );
  }
  if (settings.autovacuum === 'off') {
    findings.push(
      bad('database.autovacuum', {
        found: 'autovacuum is off',
        why: 'Queues turn over all the time: without it they grow until every statement is slow.',
        mend: alterSystem('autovacuum', 'on'),
      }),
    );
  }
  if (findings.length > 0) return findings;
  return [
    ok(
      'database.durability',
      `commits are on disk (synchronous_commit ${settings.synchronous_commit}, fsync on), autovacuum runs`,
    ),
  ];
}

function judgeConnections({ connections: { most, used, poolOfProcess } }: DatabaseFacts): Finding {
  const found = `${used} of ${most} connections are taken; a process takes up to ${poolOfProcess}`;
  if (most - used >= poolOfProcess) return ok('database.connections', found);
  return warn('database.connections', {
    found,
    why: 'One process more, or one that starts again beside the old one, finds no connections.',
    mend: `${alterSystem('max_connections', String(most * 2))} and restart PostgreSQL; or lower DATABASE_POOL`,
  });
}

function judgeClock({ clockAheadMs }: DatabaseFacts): Finding {
  const apart = Math.abs(clockAheadMs);
  const found = `the clocks of this machine and of the database are ${(apart / 1000).toFixed(1)} s apart`;
  if (apart < CLOCK_WARN_MS) return ok('clock.database', found);
  const trouble = {
    found,
    why: 'One-time codes, links, signatures of webhooks and the turn of a day go by these clocks.',
    mend: 'timedatectl set-ntp true (on the machine whose clock is wrong)',
  };
  return apart < CLOCK_BAD_MS ? warn('clock.database', trouble) : bad('clock.database', trouble);
}

function judgeMigrations({ isMigrated }: DatabaseFacts): Finding {
  if (isMigrated) return ok('database.migrations', 'all migrations of this build have run');
  return bad('database.migrations', {
    found: 'migrations of this build have not run',
    why: 'Processes of this build do not get ready before they have.',
    mend: 'posthorn migrate',
  });
}

/** What holds back cleaning and the readers of the event log, or fills the disk. */
function judgeBrakes({ transaction, idleSlots }: DatabaseFacts): Finding[] {
  const findings: Finding[] = [];
  if (transaction !== null && transaction.seconds > LONG_TRANSACTION_S) {
    findings.push(
      warn('database.long-transaction', {
        found: `a transaction of “${transaction.application}” (process ${transaction.pid}) has been open for ${Math.round(transaction.seconds / 60)} minutes`,
        why: 'Webhooks, statistics and compliance read the event log only up to the oldest open transaction, and nothing after it is cleaned up.',
        mend: `psql "$DATABASE_URL" -c "SELECT pg_terminate_backend(${transaction.pid})"`,
      }),
    );
  }
  for (const slot of idleSlots.filter(({ keepsBytes }) => keepsBytes > SLOT_BYTES)) {
    findings.push(
      bad('database.replication-slot', {
        found: `the replication slot ${slot.name} is read by nobody and keeps ${bytesInWords(slot.keepsBytes)} of log`,
        why: 'The log grows until the disk is full, and then PostgreSQL stops.',
        mend: `psql -U postgres -c "SELECT pg_drop_replication_slot('${slot.name}')" (or start its reader)`,
      }),
    );
  }
  return findings.length > 0 ? findings : [ok('database.brakes', 'no forgotten transaction or replication slot')];
}

function judgeAge({ transactionAge }: DatabaseFacts): Finding {
  const found = `the oldest row is ${Math.round(transactionAge / 1_000_000)} million transactions old`;
  if (transactionAge < AGE_WARN) return ok('database.freezing', found);
  const trouble = {
    found,
    why: 'At two thousand million PostgreSQL takes no more writes until it has been frozen by hand.',
    mend: 'vacuumdb --freeze --jobs 4 "$DATABASE_URL"',
  };
  return transactionAge < AGE_BAD ? warn('database.freezing', trouble) : bad('database.freezing', trouble);
}
