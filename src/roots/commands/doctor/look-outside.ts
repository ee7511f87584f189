import { bad, type Finding, ok, skipped } from './finding.js';
import { greetingOf } from './greeting.js';
import { namesOf } from './look-at-names.js';
import type { Subject } from './subject.js';

/** Whether mail gets out of the house. Strangers are called only when the operator named one. */
export async function lookOutside(subject: Subject): Promise<Finding[]> {
  const { values, reach } = subject;
  if (values.DELIVERY_ROUTE === 'inbox') return [];
  if (values.DELIVERY_ROUTE !== 'mx') return [await lookAtSmartHost(new URL(values.DELIVERY_ROUTE))];
  if (reach === null) {
    return [
      skipped(
        'outside.mx',
        'whether port 25 is open to the world: posthorn doctor --reach gmail.com calls a server and hangs up',
      ),
    ];
  }
  return [await lookAtDomain(reach, values.MX_PORT, values.DNS_SERVERS)];
}

async function lookAtSmartHost(url: URL): Promise<Finding> {
  const tls = url.protocol === 'smtps:';
  const port = Number(url.port || (tls ? 465 : 25));
  const place = `${url.hostname}:${port}`;
  const greeting = await greetingOf({ host: url.hostname.replace(/^\[|\]$/g, ''), port, tls });
  if (greeting.kind === 'greeted' && greeting.line.startsWith('220'))
    return ok('outside.smart-host', `the smart host ${place} greets`);
  const why = 'All mail goes through it, and waits until it answers.';
  return bad('outside.smart-host', {
    found: `the smart host ${place} does not greet (${wordOf(greeting)})`,
    why,
    mend: `nc -v ${url.hostname} ${port}; correct DELIVERY_ROUTE or call its operator`,
  });
}

async function lookAtDomain(domain: string, port: number, servers: readonly string[]): Promise<Finding> {
  const names = namesOf(servers);
  const mx = await names.mx(domain);
  const hosts = 'records' in mx && mx.records.length > 0 ? mx.records : [domain];
  const tried: string[] = [];
  for (const host of hosts.slice(0, 3)) {
    const answer = await names.addresses(host);
    for (const address of 'records' in answer ? answer.records.slice(0, 2) : []) {
      const greeting = await greetingOf({ host: address, port, tls: false });
      if (greeting.kind === 'greeted' && greeting.line.startsWith('220'))
        return ok('outside.mx', `${host} greets on port ${port}: mail can leave`);
      tried.push(`${host} [${address}]: ${wordOf(greeting)}`);
    }
  }
  return bad('outside.mx', {
    found: `no server of ${domain} greets on port ${port} (${tried.join('; ') || 'none was found'})`,
    why: 'Many hosters close port 25 for new customers: nothing leaves until they open it.',
    mend: 'Ask the hoster to open outgoing port 25, or set DELIVERY_ROUTE=smtp://… to a smart host',
  });
}

function wordOf(greeting: Awaited<ReturnType<typeof greetingOf>>): string {
  switch (greeting.kind) {
    case 'greeted':
      return `it said ${greeting.line.slice(0, 80)}`;
    case 'refused':
      return greeting.code;
    case 'silent':
      return 'silence';
  }
}
