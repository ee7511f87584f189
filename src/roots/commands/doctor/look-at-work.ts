import pg from 'pg';
import { WORKER_ROLE } from '../../../platform/database/secure-tables.js';
import { LEADER_LOCK } from '../../../platform/schedule/scheduler.js';
import { bad, type Finding, ok, skipped, warn } from './finding.js';
import type { Subject } from './subject.js';

export interface WorkFacts {
  hasLeader: boolean;
  workers: number;
  /** Age in seconds of the oldest event that no consumer has finished; null when none waits. */
  oldestEventSeconds: number | null;
  parkedEvents: number;
}

const LATE_SECONDS = 300;

/** Whether somebody does the work: all processes of the installation together. */
export async function lookAtWork({ database, values }: Subject): Promise<Finding[]> {
  if (database === null) return [skipped('work', 'without a database nobody works')];
  const client = new pg.Client({
    connectionString: database.url,
    options: `-c role=${WORKER_ROLE} -c statement_timeout=10000`,
    connectionTimeoutMillis: 5_000,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<WorkFacts>(FACTS, [LEADER_LOCK]);
    return judgeWork(rows[0]!, values.TEST_CLOCK === true);
  } catch (error) {
    return [skipped('work', `could not be looked at: ${(error as Error).message}`)];
  } finally {
    await client.end().catch(() => undefined);
  }
}

const FACTS = `select
  exists (select from pg_locks where locktype = 'advisory' and classid = 0 and objid = $1::bigint::oid and granted
    and database = (select oid from pg_database where datname = current_database())) as "hasLeader",
  (select count(*)::int from workers where seen_at > clock_timestamp() - interval '30 seconds') as workers,
  (select extract(epoch from clock_timestamp() - min(coalesce(relayed_at, created_at)))::int from (
    (select created_at, null::timestamptz as relayed_at from outbox where state = 0 order by id limit 1) union all
    (select created_at, relayed_at from outbox o where state = 1 and not exists (select from outbox_failures f where f.outbox_id = o.id and f.parked_at is not null)
      order by relayed_at limit 1)) x) as "oldestEventSeconds",
  (select count(*)::int from outbox_failures where parked_at is not null) as "parkedEvents"`;

export function judgeWork(facts: WorkFacts, isTimeMoved: boolean): Finding[] {
  if (!facts.hasLeader && facts.workers === 0) return [skipped('work', 'no process of this installation is running')];
  const findings: Finding[] = [];
  const start = 'systemctl start posthorn (or the unit that has this role)';
  if (facts.hasLeader) findings.push(ok('work.scheduler', 'a scheduler leads'));
  else {
    const why = 'Retries, renewals, scheduled mail and everything else that happens by itself waits.';
    findings.push(bad('work.scheduler', { found: 'no process has the role scheduler', why, mend: start }));
  }
  if (facts.workers > 0) findings.push(ok('work.workers', `${facts.workers} processes deliver`));
  else
    findings.push(
      bad('work.workers', {
        found: 'no process has the role worker',
        why: 'Mail is accepted and none leaves.',
        mend: start,
      }),
    );
  const seconds = facts.oldestEventSeconds ?? 0;
  if (seconds > LATE_SECONDS && !isTimeMoved) {
    const why = 'What follows from it (mails, invoices, webhooks) has not happened.';
    findings.push(
      warn('work.events', {
        found: `an event has waited for ${Math.round(seconds / 60)} minutes`,
        why,
        mend: 'Look for “a consumer failed” in the log of the workers.',
      }),
    );
  } else findings.push(ok('work.events', 'no event waits for long'));
  if (facts.parkedEvents > 0) {
    const why = 'Each was tried eight times and then put aside: what should have followed from it never happened.';
    const mend = `psql "$DATABASE_URL" -c "set role ${WORKER_ROLE}" -c "select outbox_id, consumer, last_error from outbox_failures where parked_at is not null"`;
    findings.push(bad('work.parked', { found: `${facts.parkedEvents} events are parked`, why, mend }));
  }
  return findings;
}
