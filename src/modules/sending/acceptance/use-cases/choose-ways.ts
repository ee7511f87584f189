import { Injectable } from '@nestjs/common';
import { EgressFacade } from '../../../dedicated-ips/index.js';
import { LaneDirectory } from '../../../spool/index.js';
import type { AcceptRequest } from '../accept.types.js';
import type { AcceptFacts } from './accept-context.js';

export const SHARED_EGRESS = 'shared';

type Way = Pick<AcceptFacts, 'egress' | 'lanes' | 'poolAllowed'>;

/**
 * Which addresses a message is to leave from, and in which lane each recipient waits for them. It is looked at again when its
 * turn comes; here nothing is asked of the database but lanes that nobody used for a while.
 */
@Injectable()
export class ChooseWays {
  constructor(
    private readonly egress: EgressFacade,
    private readonly lanes: LaneDirectory,
  ) {}

  async of(requests: readonly AcceptRequest[]): Promise<Way[]> {
    const chosen = requests.map((request) => this.egressesOf(request));
    const domains = new Map<string, Set<string>>();
    for (const { byDomain } of chosen)
      for (const [domain, egress] of byDomain) domains.set(egress, (domains.get(egress) ?? new Set()).add(domain));
    const found = new Map(
      await Promise.all(
        [...domains].map(async ([egress, of]) => [egress, await this.lanes.lanesFor(egress, of)] as const),
      ),
    );
    return chosen.map(({ byDomain, poolAllowed }) => ({
      egress: byDomain.values().next().value ?? SHARED_EGRESS,
      poolAllowed,
      lanes: new Map([...byDomain].map(([domain, egress]) => [domain, found.get(egress)!.get(domain)!])),
    }));
  }

  /** Before a refusal, with what is known now. */
  async fresh(request: AcceptRequest): Promise<Way> {
    await this.egress.refresh();
    return (await this.of([request]))[0]!;
  }

  private egressesOf({ by: { accountId }, content }: AcceptRequest): {
    byDomain: Map<string, string>;
    poolAllowed: boolean;
  } {
    const { stream, tags, ipPool = null } = content.options;
    const domains = new Set(content.recipients.map(({ address }) => address.domain));
    if (ipPool === null && this.egress.isPlain(accountId))
      return { byDomain: new Map([...domains].map((domain) => [domain, SHARED_EGRESS])), poolAllowed: true };
    const byDomain = new Map<string, string>();
    let poolAllowed = true;
    for (const recipientDomain of domains) {
      const question = { accountId, stream, tags, ipPool, senderDomain: content.from.domain, recipientDomain };
      const selected = this.egress.sourceFor(question);
      if (selected === null) poolAllowed = false;
      byDomain.set(recipientDomain, selected?.egress ?? SHARED_EGRESS);
    }
    return { byDomain, poolAllowed };
  }
}
