import { Injectable } from '@nestjs/common';
import { EgressFacade } from '../../../dedicated-ips/index.js';
import { LaneDirectory } from '../../../spool/index.js';
import type { AcceptRequest } from '../accept.types.js';
import type { AcceptFacts } from './accept-context.js';

export const SHARED_EGRESS = 'shared';

type EgressQuestion = Parameters<EgressFacade['sourceFor']>[0];
/** By domain of the recipients. */
interface Egresses {
  byDomain: Map<string, string>;
  poolAllowed: boolean;
}
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

  of(requests: readonly AcceptRequest[]): Promise<Way[]> {
    return this.lanesOf(
      requests.map(({ by: { accountId }, content }) => {
        const { stream, tags, ipPool = null } = content.options;
        const domains = new Set(content.recipients.map(({ address }) => address.domain));
        return this.egressesOf({ accountId, stream, tags, ipPool, senderDomain: content.from.domain }, domains);
      }),
    );
  }

  /** Of mail to many, for one page of its recipients. */
  async toMany(
    mail: { accountId: string; senderDomain: string; tags: readonly string[] },
    domains: ReadonlySet<string>,
  ): Promise<Way> {
    const chosen = this.egressesOf({ ...mail, stream: 'marketing', ipPool: null }, domains);
    return (await this.lanesOf([chosen]))[0]!;
  }

  private async lanesOf(chosen: readonly Egresses[]): Promise<Way[]> {
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

  private egressesOf(mail: Omit<EgressQuestion, 'recipientDomain'>, domains: ReadonlySet<string>): Egresses {
    if (mail.ipPool === null && this.egress.isPlain(mail.accountId))
      return { byDomain: new Map([...domains].map((domain) => [domain, SHARED_EGRESS])), poolAllowed: true };
    const byDomain = new Map<string, string>();
    let poolAllowed = true;
    for (const recipientDomain of domains) {
      const selected = this.egress.sourceFor({ ...mail, recipientDomain });
      if (selected === null) poolAllowed = false;
      byDomain.set(recipientDomain, selected?.egress ?? SHARED_EGRESS);
    }
    return { byDomain, poolAllowed };
  }
}
