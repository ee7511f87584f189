import { Inject, Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import { MailIntakeFacade, type RawMail } from '../../mail-intake/index.js';
import type { AttemptDetail } from '../../spool/index.js';
import { LateResults } from '../data/late-results.js';
import { type BounceSink, MAIL_SOURCE } from '../lanes/ports.js';
import { readReport, type Report } from '../rules/read-report.js';

/** Prefix of the signed addresses that go into MAIL FROM: `b+<token>@RETURN_PATH_DOMAIN`. */
export const RETURN_PREFIX = 'b';

/** A mail came to the return path of a delivery, or to the feedback address: what it says becomes part of its life. */
@Injectable()
export class RecordReturnedMail {
  constructor(
    private readonly intake: MailIntakeFacade,
    private readonly results: LateResults,
    @Inject(MAIL_SOURCE) private readonly bounces: BounceSink,
  ) {}

  async run(tx: Tx, rawId: string): Promise<void> {
    const mail = await this.intake.rawMail(rawId);
    if (!mail) return;
    const report = readReport(mail.content);
    const deliveryIds = this.deliveriesOf(mail, report);
    for (const deliveryId of deliveryIds) await this.record(tx, deliveryId, report);
    await this.fileIn(tx, rawId, deliveryIds);
  }

  /** It quotes the mail and names the recipient: it goes with the account, and at once when that has gone already. */
  private async fileIn(tx: Tx, rawId: string, deliveryIds: ReadonlySet<string>): Promise<void> {
    if (deliveryIds.size === 0) return;
    for (const deliveryId of deliveryIds) {
      const accountId = await this.results.accountOf(tx, deliveryId);
      if (accountId !== null) return this.intake.assignIn(tx, rawId, accountId);
    }
    await this.intake.forgetIn(tx, rawId);
  }

  /** The recipient tells which delivery it is about; a complaint may only quote the address. */
  private deliveriesOf(mail: RawMail, report: Report): Set<string> {
    const addresses = mail.recipients.map((recipient) => recipient.address);
    if (report.kind === 'complaint' && report.returnPath !== null) addresses.push(report.returnPath);
    const signed = addresses.map((address) => this.intake.parseSignedAddress(address));
    return new Set(signed.flatMap((found) => (found?.prefix === RETURN_PREFIX ? [found.id] : [])));
  }

  private async record(tx: Tx, deliveryId: string, report: Report): Promise<void> {
    if (report.kind === 'complaint') {
      const found = await this.results.complaint(tx, deliveryId, { text: report.feedbackType, late: true });
      if (found) await this.bounces.recordComplaint({ id: deliveryId, ...found });
    }
    if (report.kind !== 'bounce') return;
    const { failure, verdict, reportedBy } = report;
    const { code, enhancedCode, text } = failure;
    const detail: AttemptDetail = { host: reportedBy, code, enhancedCode, text, class: verdict.class, late: true };
    const found = await this.results.bounce(tx, deliveryId, detail);
    if (found && verdict.suppresses) await this.bounces.recordHardBounce({ id: deliveryId, ...found }, verdict.class);
  }
}
