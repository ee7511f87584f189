import { Injectable } from '@nestjs/common';
import { spf } from 'mailauth/lib/spf/index.js';
import { type DnsAnswer, DnsResolver } from '../../../../platform/dns/index.js';
import type { SpfFinding, SpfResult } from '../rules/spf-records.js';

const RESULTS: readonly SpfResult[] = ['pass', 'fail', 'softfail', 'neutral', 'none', 'permerror', 'temperror'];

/** Asks published SPF records as receivers do (RFC 7208 §4), with their limits. Each name is asked for once for all addresses. */
@Injectable()
export class SpfPolicy {
  constructor(private readonly dns: DnsResolver) {}

  /** What mail of a domain gets from each address. Nothing that was remembered before counts. */
  async judge(domain: string, helo: string, addresses: readonly string[]): Promise<SpfFinding[]> {
    const resolver = this.askedOnce();
    const findings: SpfFinding[] = [];
    for (const ip of addresses) {
      const { status } = await spf({ sender: `postmaster@${domain}`, ip, helo, mta: helo, resolver });
      findings.push({ address: ip, result: RESULTS.find((result) => result === status.result) ?? 'temperror' });
    }
    return findings;
  }

  /** The addresses of a name; none also when nobody answers. */
  async addressesOf(name: string): Promise<string[]> {
    const answers = await Promise.all([this.dns.resolveAnew(name, 'A'), this.dns.resolveAnew(name, 'AAAA')]);
    return answers.flatMap((answer) => (answer.kind === 'found' ? answer.records : []));
  }

  private askedOnce(): (name: string, type: string) => Promise<string[]> {
    const asked = new Map<string, Promise<DnsAnswer<unknown>>>();
    return async (name, type) => {
      const key = `${type} ${name.toLowerCase()}`;
      let answer = asked.get(key);
      if (!answer) asked.set(key, (answer = this.dns.resolveAnew(name, type as 'TXT')));
      return recordsOf(await answer, type);
    };
  }
}

/** As the verifier wants to be answered: TXT in strings, MX as they are, and what there is not as an error with a code. */
function recordsOf(answer: DnsAnswer<unknown>, type: string): string[] {
  if (answer.kind === 'found')
    return (type === 'TXT' ? answer.records.map((text) => [text]) : answer.records) as string[];
  if (answer.kind === 'temporary') throw failure('ETIMEOUT');
  throw failure(answer.exists ? 'ENODATA' : 'ENOTFOUND');
}

function failure(code: string): Error {
  return Object.assign(new Error(code), { code });
}
