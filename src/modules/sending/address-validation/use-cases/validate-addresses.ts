import { Injectable } from '@nestjs/common';
import type { AccountScope } from '../../../../platform/database/tx.js';
import { SuppressionList } from '../../suppressions/index.js';
import { type AddressVerdict, judgeAddress, NOT_ASKED, readable } from '../rules/judge-address.js';
import { AskDomains } from './ask-domains.js';

/** Says what can be known of addresses. Nobody's mail server is asked: probing it would harm whoever probes. */
@Injectable()
export class ValidateAddresses {
  constructor(
    private readonly domains: AskDomains,
    private readonly suppressions: SuppressionList,
  ) {}

  /** In the order asked. */
  async run({ accountId }: AccountScope, emails: readonly string[]): Promise<AddressVerdict[]> {
    const read = emails.map(readable);
    const known = read.filter((address) => address !== null);
    const [facts, forAll, forSome] = await Promise.all([
      this.domains.run(new Set(known.map(({ domain }) => domain))),
      this.suppressed(accountId, known, false),
      this.suppressed(accountId, known, true),
    ]);
    return emails.map((email, i) => {
      const key = read[i]?.key ?? '';
      const forMarketing = forSome.has(key) ? 'marketing' : null;
      const suppressed = forAll.has(key) ? 'all' : forMarketing;
      return judgeAddress(email, { domain: facts.get(read[i]?.domain ?? '') ?? NOT_ASKED, suppressed });
    });
  }

  private async suppressed(
    accountId: string,
    addresses: readonly { key: string }[],
    marketing: boolean,
  ): Promise<Set<string>> {
    const asked = addresses.map(({ key }) => ({ accountId, emailKey: key, marketing }));
    const hits = await this.suppressions.unscopedHits(asked);
    return new Set([...hits].map((place) => asked[place]!.emailKey));
  }
}
