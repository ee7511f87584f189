import { Injectable } from '@nestjs/common';
import { mapAtMost } from '../../../../kernel/lists.js';
import { DnsResolver } from '../../../../platform/dns/index.js';
import type { Seen } from '../data/ip-listings.repository.js';
import {
  cleanReason,
  faultOfList,
  MUST_BE_LISTED,
  MUST_NOT_BE_LISTED,
  queryName,
  readAnswer,
} from '../adapters/dnsbl.js';

/** Questions to one list at a time: lists ask their users to be gentle. */
const AT_ONCE = 20;

export interface AnswersOfList {
  seen: Seen[];
  clean: string[];
  /** Addresses about which nothing was learnt, and why. */
  unknown: { address: string; why: string }[];
}

/** One blocklist, asked about many addresses. */
@Injectable()
export class AskList {
  constructor(private readonly dns: DnsResolver) {}

  /** Why the list is not to be believed now; null when it is. */
  async faultOf(zone: string): Promise<string | null> {
    const [listed, notListed] = await Promise.all(
      [MUST_BE_LISTED, MUST_NOT_BE_LISTED].map((address) => this.dns.resolveAnew(queryName(address, zone), 'A')),
    );
    return faultOfList(listed!, notListed!);
  }

  async about(zone: string, addresses: readonly string[]): Promise<AnswersOfList> {
    const answers: AnswersOfList = { seen: [], clean: [], unknown: [] };
    await mapAtMost(AT_ONCE, addresses, (address) => this.askAbout(zone, address, answers));
    return answers;
  }

  private async askAbout(zone: string, address: string, answers: AnswersOfList): Promise<void> {
    const name = queryName(address, zone);
    const verdict = readAnswer(await this.dns.resolveAnew(name, 'A'));
    if (verdict.kind === 'clean') answers.clean.push(address);
    else if (verdict.kind === 'unusable') answers.unknown.push({ address, why: verdict.why });
    else answers.seen.push({ address, codes: verdict.codes, reason: await this.reasonAt(name) });
  }

  /** A list's own words (RFC 5782 §2.1); it need not have any. */
  private async reasonAt(name: string): Promise<string | null> {
    const answer = await this.dns.resolveAnew(name, 'TXT');
    return answer.kind === 'found' ? cleanReason(answer.records) : null;
  }
}
