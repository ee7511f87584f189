import { Injectable } from '@nestjs/common';
import { isUuid, parseWireId } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/tx.js';
import { MailIntakeFacade, type RawMail } from '../../mail-intake/index.js';
import { type KnownDelivery, ReturnedDeliveries } from '../data/returned-deliveries.js';
import type { ReportedRecipient, ReturnedMail } from '../rules/report.js';

/** Prefix of the signed addresses that go into MAIL FROM: `b+<token>@RETURN_PATH_DOMAIN`. */
export const RETURN_PREFIX = 'b';

/** What is about which delivery; `signed` when a return path that only we can make says so. */
export interface Match {
  signed: boolean;
  found: KnownDelivery;
}

/** The return path first, then our own header field, then our Message-ID. */
@Injectable()
export class MatchReturnedMail {
  constructor(
    private readonly intake: MailIntakeFacade,
    private readonly deliveries: ReturnedDeliveries,
  ) {}

  async in(
    tx: Tx,
    mail: RawMail,
    returned: ReturnedMail,
    recipients: readonly ReportedRecipient[] = [],
  ): Promise<Match[]> {
    const envelope = mail.recipients.map(({ address }) => address);
    const matches: Match[] = [];
    for (const id of this.signedIds([...envelope, ...returned.returnPaths])) {
      const found = await this.deliveries.byId(tx, id);
      if (found) matches.push({ signed: true, found });
    }
    if (matches.length > 0) return matches;
    const named = recipients.flatMap(({ originalAddress, finalAddress }) => [originalAddress, finalAddress]);
    const addresses = [...named.filter((address) => address !== null), ...returned.recipients];
    const found = await this.byMessage(tx, returned, addresses);
    return found === null ? [] : [{ signed: false, found }];
  }

  private signedIds(addresses: readonly string[]): Set<string> {
    const signed = addresses.map((address) => this.intake.parseSignedAddress(address));
    return new Set(signed.flatMap((found) => (found?.prefix === RETURN_PREFIX ? [found.id] : [])));
  }

  private async byMessage(
    tx: Tx,
    { ownId, messageId }: ReturnedMail,
    addresses: readonly string[],
  ): Promise<KnownDelivery | null> {
    const own = ownId === null ? null : parseWireId('msg', ownId.toLowerCase());
    if (own !== null) {
      const found = await this.deliveries.byMessage(tx, own, null, addresses);
      if (found) return found;
    }
    const local = /^<([0-9a-f-]{36})@/.exec(messageId ?? '')?.[1];
    return local !== undefined && isUuid(local) ? this.deliveries.byMessage(tx, local, messageId, addresses) : null;
  }
}
