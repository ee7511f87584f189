import { Injectable, type OnModuleInit } from '@nestjs/common';
import { newId } from '../../../kernel/ids.js';
import type { AccountScope, Tx } from '../../../platform/database/tx.js';
import { type ErasedPerson, type PersonTrace, PersonTraces } from '../../audience/index.js';
import { BulkMail, parseAddress, SuppressionList } from '../../sending/index.js';
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
  ) {}

  onModuleInit(): void {
    this.traces.register(this);
  }

  async eraseIn(tx: Tx, scope: AccountScope, { email, phone }: ErasedPerson): Promise<Record<string, number>> {
    const key = parseAddress(email)?.key;
    const campaigns = await this.campaignsIn(tx, scope, phone === null ? [email] : [email, phone]);
    if (key === undefined) return { campaignRecipients: campaigns };
    const { deliveries, cancelled, contents, copies, inFlight } = await this.recipients.eraseIn(tx, scope, key);
    const kept = await this.suppressions.standingIn(tx, scope.accountId, email);
    return {
      campaignRecipients: campaigns,
      deliveries,
      deliveriesCancelled: cancelled,
      deliveriesInFlight: inFlight,
      mailContents: contents,
      campaignCopies: await this.bulk.forgetIn(tx, scope, copies),
      suppressionsKept: kept.length,
    };
  }

  /** Who was written to counts on, as nobody; who waits is not written to any more. One look into the key per campaign. */
  private async campaignsIn(tx: Tx, { accountId }: AccountScope, addresses: readonly string[]): Promise<number> {
    const rows = await tx.query(
      `with mine as materialized (
         select r.campaign_id, r.address, r.state from campaigns c
           join campaign_recipients r on r.campaign_id = c.id and r.address = any ($2::text[]) where c.account_id = $1),
       left_out as (
         delete from campaign_recipients r using mine m
          where r.campaign_id = m.campaign_id and r.address = m.address and m.state = 0),
       nameless as (
         update campaign_recipients r set address = $3 from mine m
          where r.campaign_id = m.campaign_id and r.address = m.address and m.state <> 0)
       select 1 as one from mine`,
      [accountId, addresses, `erased-${newId(tx.now)}`],
    );
    return rows.length;
  }
}
