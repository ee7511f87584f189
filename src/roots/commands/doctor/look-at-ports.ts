import { createServer } from 'node:net';
import type { ConfigValues } from '../../../platform/config/config.schema.js';
import { planPorts } from '../../../platform/smtp-server/plan-ports.js';
import { bad, type Finding, ok, skipped } from './finding.js';
import { greetingOf } from './greeting.js';
import type { Subject } from './subject.js';

const ANSWER_MS = 5_000;

export async function lookAtPorts({ values }: Subject): Promise<Finding[]> {
  const looks: Promise<Finding[]>[] = [];
  const { HTTP_HOST, HTTP_PORT, METRICS_HOST, METRICS_PORT } = values;
  if (values.ROLES.includes('api')) looks.push(lookAtHttp({ variable: 'HTTP_PORT', host: HTTP_HOST, port: HTTP_PORT }));
  if (METRICS_PORT !== null)
    looks.push(lookAtHttp({ variable: 'METRICS_PORT', host: METRICS_HOST, port: METRICS_PORT }));
  if (values.ROLES.includes('smtp')) {
    for (const planned of planPorts(values)) {
      if (planned.port !== 0) looks.push(lookAtSmtp(values, planned));
    }
  }
  return (await Promise.all(looks)).flat();
}

interface HttpPlace {
  variable: 'HTTP_PORT' | 'METRICS_PORT';
  host: string;
  port: number;
}

async function lookAtHttp({ variable, host, port }: HttpPlace): Promise<Finding[]> {
  const id = variable === 'HTTP_PORT' ? 'ports.http' : 'ports.metrics';
  if (port === 0) return [skipped(id, `${variable} is 0: a free port is taken at each start`)];
  const answer = await ask(`http://${inUrl(reachable(host))}:${port}/health/live`);
  if (answer === null) return [await judgeUnanswered(id, host, port, variable)];
  if (!answer.text.includes('"live"')) return [foreign(id, port, variable)];
  const live = ok(id, `Posthorn answers on ${host}:${port}`);
  const ready = await ask(`http://${inUrl(reachable(host))}:${port}/health/ready`);
  return ready?.status === 200 ? [live] : [live, notReady(ready?.text ?? 'no answer', port)];
}

function notReady(text: string, port: number): Finding {
  const checks = /"checks":(\{[^}]*\})/.exec(text)?.[1] ?? text.slice(0, 200);
  return bad('ports.ready', {
    found: `the process on port ${port} is not ready: ${checks}`,
    why: 'Load balancers send it no requests, and it may do no work.',
    mend: 'The finding about the database or its migrations above says what to do; a draining process ends by itself.',
  });
}

async function lookAtSmtp(values: ConfigValues, planned: ReturnType<typeof planPorts>[number]): Promise<Finding[]> {
  const { port, variable, tls } = planned;
  const id = `ports.smtp-${port}`;
  const greeting = await greetingOf({ host: reachable(values.SMTP_HOST), port, tls: tls === 'implicit' });
  if (greeting.kind === 'refused') return [await judgeUnanswered(id, values.SMTP_HOST, port, variable)];
  if (greeting.kind === 'greeted' && greeting.line.startsWith(`220 ${values.SMTP_PUBLIC_HOST}`))
    return [ok(id, `Posthorn answers SMTP on ${values.SMTP_HOST}:${port}`)];
  return [foreign(id, port, variable)];
}

/** Nobody answers: would a start get the port? */
async function judgeUnanswered(id: string, host: string, port: number, variable: string): Promise<Finding> {
  const code = await tryToOpen(host, port);
  if (code === null) return ok(id, `port ${port} is free; Posthorn does not run here`);
  if (code === 'EADDRINUSE') return foreign(id, port, variable);
  if (code === 'EACCES') {
    return bad(id, {
      found: `port ${port} may not be opened by this user`,
      why: 'Ports below 1024 need a privilege; the start would fail.',
      mend: 'AmbientCapabilities=CAP_NET_BIND_SERVICE in the systemd unit (deploy/systemd), or a redirect by the firewall',
    });
  }
  const found = `port ${port} cannot be opened on ${host} (${code})`;
  return bad(id, {
    found,
    why: 'The start would fail.',
    mend: `ip address, and set ${variable.replace('PORT', 'HOST')} to an address of this machine`,
  });
}

function foreign(id: string, port: number, variable: string): Finding {
  return bad(id, {
    found: `another program answers on port ${port}`,
    why: 'Posthorn cannot open it, and customers reach something else.',
    mend: `ss -ltnp 'sport = :${port}' names the program: stop it, or change ${variable}`,
  });
}

function tryToOpen(host: string, port: number): Promise<string | null> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'UNKNOWN'));
    probe.listen({ host, port, exclusive: true }, () => probe.close(() => resolve(null)));
  });
}

async function ask(url: string): Promise<{ status: number; text: string } | null> {
  try {
    // To this machine itself, at the address that its own configuration names.
    const answer = await fetch(url, { signal: AbortSignal.timeout(ANSWER_MS), redirect: 'manual' });
    return { status: answer.status, text: await answer.text() };
  } catch {
    return null;
  }
}

function reachable(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  return host === '::' ? '::1' : host;
}

function inUrl(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}
