import { Injectable, Logger } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import { isProven, MailIntakeFacade, type RawMail } from '../../mail-intake/index.js';
import { SendingFacade } from '../../sending/index.js';
import type { AttemptDetail } from '../../spool/index.js';
import { LateResults } from '../data/late-results.js';
import { ownRecipient } from '../rules/own-recipient.js';
import { readReport } from '../rules/read-report.js';
import type { Report } from '../rules/report.js';
import { type Match, MatchReturnedMail } from './match-returned-mail.js';

type Bounce = Extract<Report, { kind: 'bounce' }>;
type Complaint = Extract<Report, { kind: 'complaint' }>;

/** A mail came to the return path of a delivery, or to the feedback address: what it says becomes part of its life. */
@Injectable()
export class RecordReturnedMail {
  private readonly log = new Logger('RecordReturnedMail');

  constructor(
    private readonly intake: MailIntakeFacade,
    private readonly matching: MatchReturnedMail,
    private readonly results: LateResults,
    private readonly sending: SendingFacade,
  ) {}

  run(tx: Tx, rawId: string): Promise<void> {
    return this.intake.readingIn(tx, rawId, (mail) => this.record(tx, mail));
  }

  private async record(tx: Tx, mail: RawMail): Promise<void> {
    const report = readReport(mail.content);
    const matches = await this.matchesOf(tx, mail, report);
    for (const match of matches) {
      if (report.kind === 'bounce') await this.recordBounce(tx, match, report, mail);
      if (report.kind === 'complaint') await this.recordComplaint(tx, match, report, mail);
    }
    if (matches.length === 0 && (report.kind === 'bounce' || report.kind === 'complaint'))
      this.log.log({ msg: 'a report is about no mail of ours', rawId: mail.id, kind: report.kind });
    await this.fileIn(tx, mail, matches);
  }

  private matchesOf(tx: Tx, mail: RawMail, report: Report): Promise<Match[]> {
    const returned = 'returned' in report ? report.returned : NOTHING;
    return this.matching.in(tx, mail, returned, 'recipients' in report ? report.recipients : []);
  }

  /** It quotes the mail and names the recipient: it goes with the account, and at once when that has gone already. */
  private async fileIn(tx: Tx, { id, recipients }: RawMail, [match]: readonly Match[]): Promise<void> {
    if (match) return this.intake.assignIn(tx, id, match.found.accountId);
    if (recipients.some(({ address }) => this.intake.parseSignedAddress(address) !== null))
      await this.intake.forgetIn(tx, id);
  }

  /**
   * Whoever knows the signed return path has got the mail. Without it a report counts only when its sender is proven, and
   * never costs an address.
   */
  private async recordBounce(tx: Tx, match: Match, report: Bounce, mail: RawMail): Promise<void> {
    const { deliveryId, accountId, recipient: email } = match.found;
    if (deliveryId === null || email === null || !(match.signed || isProven(mail.authentication))) return;
    const own = ownRecipient(report.recipients, email);
    if (own === null) return;
    const { failure, verdict, reportedBy } = own.reported;
    const { code, enhancedCode, text } = failure;
    const detail: AttemptDetail = { host: reportedBy, code, enhancedCode, text, class: verdict.class, late: true };
    const recorded = await this.results.bounce(tx, deliveryId, detail);
    if (!recorded || !verdict.suppresses || !own.certain || !match.signed) return;
    const reason = verdict.class;
    const entry = { accountId, email, reason, class: reason, source: 'bounce', scope: 'all', deliveryId } as const;
    await this.sending.addSuppressionIn(tx, entry);
  }

  private async recordComplaint(tx: Tx, match: Match, report: Complaint, mail: RawMail): Promise<void> {
    if (!match.signed && !isProven(mail.authentication)) {
      this.log.warn({ msg: 'a complaint without a proven sender is left to staff', rawId: mail.id });
      return;
    }
    const { feedbackType } = report;
    const { id: rawMailId, receivedAt } = mail;
    const about = { ...match.found, source: 'arf', feedbackType, reference: null, rawMailId, receivedAt } as const;
    await this.sending.recordComplaintIn(tx, about);
  }
}

const NOTHING = { returnPaths: [], messageId: null, ownId: null, recipients: [] };
