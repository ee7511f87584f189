import { Injectable, type OnModuleInit } from '@nestjs/common';
import { newId } from '../../../kernel/ids.js';
import type { AccountScope, Tx } from '../../../platform/database/tx.js';
import { type ErasedPerson, type PersonTrace, PersonTraces } from '../../audience/index.js';
import { BulkMail, parseAddress, ReaderTraces, SuppressionList } from '../../sending/index.js';
import { ErasedRecipients } from '../../spool/index.js';

/**
 * Traces of a person in an account's mail and campaigns. An entry on the suppression list is kept: it is what keeps mail
 * from him, and without the address it could not.
 */
@Injectable()
export class ForgetPersonInMail implements PersonTrace, OnModuleInit {
  readonly name = 'mail';

  constructor(
    private readonly traces: PersonTraces,
    private readonly recipients: ErasedRecipients,
    private readonly bulk: BulkMail,
    private readonly suppressions: SuppressionList,
    private readonly reader: ReaderTraces,
  ) {}

  onModuleInit(): void {
    this.traces.register(this);
  }

  async eraseIn(tx: Tx, scope: AccountScope, { email, phone }: ErasedPerson): Promise<Record<string, number>> {
    const known = [email, phone].filter((address) => address !== null);
    const campaigns = await this.campaignsIn(tx, scope, known);
    const key = email === null ? undefined : parseAddress(email)?.key;
    if (email === null || key === undefined) return { campaignRecipients: campaigns };
    const { copies, alone, ...mail } = await this.recipients.eraseIn(tx, scope, key);
    const kept = await this.suppressions.standingIn(tx, scope.accountId, email);
    return {
      campaignRecipients: campaigns,
      deliveries: mail.deliveries,
      deliveriesCancelled: mail.cancelled,
      deliveriesInFlight: mail.inFlight,
      mailContents: mail.contents,
      sharedMailContents: mail.sharedContents,
      campaignCopies: await this.bulk.forgetIn(tx, scope, copies),
      suppressionsKept: kept.length,
      ...(await this.reader.forgetIn(tx, scope, email, alone)),
    };
  }

  /** He counts on, as nobody; when his turn comes nobody is found, and he is left out. One look into the key per campaign. */
  private async campaignsIn(tx: Tx, { accountId }: AccountScope, addresses: readonly string[]): Promise<number> {
    const rows = await tx.query(
      `with mine as materialized (
         select r.campaign_id, r.address from campaigns c
           join campaign_recipients r on r.campaign_id = c.id and r.address = any ($2::text[]) where c.account_id = $1)
       update campaign_recipients r set address = $3 from mine m
        where r.campaign_id = m.campaign_id and r.address = m.address returning 1 as one`,
      [accountId, addresses, `erased-${newId(tx.now)}`],
    );
    return rows.length;
  }
}
