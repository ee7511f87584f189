import { Resolver } from 'node:dns/promises';
import type { ConfigValues } from '../../../platform/config/config.schema.js';
import { bad, type Finding, ok, skipped, warn } from './finding.js';
import { isLocalName } from './local-name.js';
import type { Subject } from './subject.js';

/** What the name servers answered: records, none (which is a fact), or no answer (which is none). */
export type Answer = { records: string[] } | { silence: string };

export interface Names {
  addresses(name: string): Promise<Answer>;
  mx(name: string): Promise<Answer>;
  txt(name: string): Promise<Answer>;
  reverse(address: string): Promise<Answer>;
}

export function namesOf(servers: readonly string[]): Names {
  const resolver = new Resolver({ timeout: 3_000, tries: 2 });
  if (servers.length > 0) resolver.setServers(servers);
  const both = async (name: string): Promise<string[]> => {
    const answers = await Promise.allSettled([resolver.resolve4(name), resolver.resolve6(name)]);
    const found = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
    const [first] = answers;
    if (found.length === 0 && first?.status === 'rejected') throw first.reason;
    return found;
  };
  return {
    addresses: (name) => answerOf(() => both(name)),
    mx: (name) => answerOf(async () => (await resolver.resolveMx(name)).map(({ exchange }) => exchange)),
    txt: (name) => answerOf(async () => (await resolver.resolveTxt(name)).map((parts) => parts.join(''))),
    reverse: (address) => answerOf(() => resolver.reverse(address)),
  };
}

async function answerOf(ask: () => Promise<string[]>): Promise<Answer> {
  try {
    return { records: (await ask()).map((record) => record.replace(/\.$/, '')) };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    return ['ENOTFOUND', 'ENODATA', 'EBADNAME'].includes(code) ? { records: [] } : { silence: code };
  }
}

export async function lookAtNames({ values, sends }: Subject): Promise<Finding[]> {
  if (!sends) return [skipped('names', 'DELIVERY_ROUTE is inbox: nothing leaves this machine, so no name is needed')];
  return judgeNames(values, namesOf(values.DNS_SERVERS));
}

type Settings = Pick<ConfigValues, 'SMTP_PUBLIC_HOST' | 'MAIL_DOMAIN' | 'RETURN_PATH_DOMAIN'>;

/** The records that a mail server needs; each missing one with the line to add to its zone. */
export async function judgeNames(values: Settings, names: Names): Promise<Finding[]> {
  const { SMTP_PUBLIC_HOST: host, MAIL_DOMAIN: domain } = values;
  if (isLocalName(host)) {
    return [
      bad('names.host', {
        found: `SMTP_PUBLIC_HOST is ${host}`,
        why: 'Receivers refuse a server that greets them with such a name, and customers’ programs cannot check its certificate.',
        mend: 'SMTP_PUBLIC_HOST=mail.example.org: a name of yours with an A record and a PTR record',
      }),
    ];
  }
  const own = await names.addresses(host);
  if ('silence' in own) {
    return [
      bad('names.resolver', {
        found: `the name servers do not answer (${own.silence})`,
        why: 'Without them no receiver is found: all mail waits.',
        mend: 'systemctl restart unbound (or your resolver), or set DNS_SERVERS to some that answer',
      }),
    ];
  }
  const bounces = values.RETURN_PATH_DOMAIN ?? `bounce.${domain}`;
  return (
    await Promise.all([
      judgeHost(host, own.records, names),
      judgeReturnPath(bounces, host, own.records, names),
      judgePolicy('names.return-path-spf', bounces, /^v=spf1\b/i, names, spfTrouble(bounces, own.records)),
      judgePolicy('names.mail-domain-spf', domain, /^v=spf1\b/i, names, spfTrouble(domain, own.records)),
      judgePolicy('names.dmarc', `_dmarc.${domain}`, /^v=DMARC1\b/i, names, {
        found: `_dmarc.${domain} has no DMARC record`,
        why: 'Large providers want one from everybody who sends much.',
        mend: `_dmarc.${domain}. IN TXT "v=DMARC1; p=none; rua=mailto:dmarc@${domain}"`,
      }),
    ])
  ).flat();
}

async function judgeHost(host: string, addresses: string[], names: Names): Promise<Finding[]> {
  if (addresses.length === 0) {
    const why = 'Receivers compare the name in the greeting with the address that calls, and customers find no server.';
    return [
      bad('names.host', { found: `${host} has no address`, why, mend: `${host}. IN A <the address of this machine>` }),
    ];
  }
  const reversed = await Promise.all(
    addresses.map((address) => judgeReverse({ id: `names.ptr-${address}`, address, host }, names)),
  );
  return [ok('names.host', `${host} has ${addresses.join(', ')}`), ...reversed];
}

/** Forward-confirmed reverse DNS: address → name → the same address. `host`: the name that is to be said; null: any. */
export async function judgeReverse(
  { id, address, host }: { id: string; address: string; host: string | null },
  names: Names,
): Promise<Finding> {
  const ptr = await names.reverse(address);
  if ('silence' in ptr) return skipped(id, `the PTR record of ${address} could not be asked for (${ptr.silence})`);
  const to = host ?? 'a name of yours that leads back to it';
  const mend = `Ask whoever gave you ${address} to set its PTR record to ${to} (hosters: in their panel under “reverse DNS”).`;
  if (ptr.records.length === 0) {
    const why = 'Gmail, Microsoft, Orange and most others refuse mail from an address without a name.';
    return bad(id, { found: `${address} has no PTR record`, why, mend });
  }
  const name = await firstLeadingTo(address, ptr.records, names);
  if (name === null) {
    const found = `${address} is called ${ptr.records.join(', ')}, which does not lead back to it`;
    const why = 'Receivers take a name that does not lead back for a forged one.';
    return bad(id, {
      found,
      why,
      mend: leadsNowhere(ptr.records, host) ? `${host}. IN ${typeOf(address)} ${address}` : mend,
    });
  }
  const found = `${address} is ${name}, and ${name} leads back`;
  if (host === null || name.toLowerCase() === host.toLowerCase()) return ok(id, found);
  const why = 'Some receivers want the greeting and the PTR record to be the same name.';
  return warn(id, { found: `${found}, but the greeting says ${host}`, why, mend });
}

async function firstLeadingTo(address: string, candidates: readonly string[], names: Names): Promise<string | null> {
  for (const name of candidates) {
    const forward = await names.addresses(name);
    if ('records' in forward && forward.records.includes(address)) return name;
  }
  return null;
}

/** The PTR record is as it should be, and the other direction is not. */
function leadsNowhere(candidates: readonly string[], host: string | null): boolean {
  return host !== null && candidates.some((name) => name.toLowerCase() === host.toLowerCase());
}

function typeOf(address: string): 'A' | 'AAAA' {
  return address.includes(':') ? 'AAAA' : 'A';
}

async function judgeReturnPath(domain: string, host: string, own: string[], names: Names): Promise<Finding[]> {
  const id = 'names.return-path-mx';
  const mx = await names.mx(domain);
  if ('silence' in mx) return [skipped(id, `the MX record of ${domain} could not be asked for (${mx.silence})`)];
  const mend = `${domain}. IN MX 10 ${host}.`;
  const why = 'Bounces and complaints come back there: without it dead addresses are written to again and again.';
  if (mx.records.length === 0) return [bad(id, { found: `${domain} has no MX record`, why, mend })];
  for (const name of mx.records) {
    const answer = await names.addresses(name);
    const isHere =
      name.toLowerCase() === host.toLowerCase() ||
      ('records' in answer && answer.records.some((address) => own.includes(address)));
    if (isHere) return [ok(id, `bounces for ${domain} come to ${name}`)];
  }
  return [warn(id, { found: `bounces for ${domain} go to ${mx.records.join(', ')}, which is not ${host}`, why, mend })];
}

type Missing = { found: string; why: string; mend: string };

async function judgePolicy(
  id: string,
  name: string,
  wanted: RegExp,
  names: Names,
  missing: Missing,
): Promise<Finding[]> {
  const txt = await names.txt(name);
  if ('silence' in txt) return [skipped(id, `the TXT records of ${name} could not be asked for (${txt.silence})`)];
  const found = txt.records.filter((record) => wanted.test(record));
  const [only] = found;
  if (only !== undefined && found.length === 1) return [ok(id, `${name}: ${only.slice(0, 100)}`)];
  if (found.length === 0) return [warn(id, missing)];
  const why = 'With two of them receivers take none (RFC 7208 §4.5, RFC 7489 §6.6.3).';
  return [
    bad(id, { found: `${name} has ${found.length} such records`, why, mend: `Leave one of them: ${missing.mend}` }),
  ];
}

function spfTrouble(domain: string, addresses: string[]): Missing {
  const parts = addresses.map((address) => `${address.includes(':') ? 'ip6' : 'ip4'}:${address}`).join(' ');
  return {
    found: `${domain} has no SPF record`,
    why: 'Mail that carries this name in its return path fails SPF and lands in spam.',
    mend: `${domain}. IN TXT "v=spf1 ${parts}${parts === '' ? '' : ' '}-all"`,
  };
}
