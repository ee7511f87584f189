import type { ClaimedDelivery } from '../../../spool/index.js';
import type { Courier } from '../../lanes/ports.js';
import type { MayFinish, OutgoingMail, SendResult, SessionFacts } from '../smtp-session/session-types.js';
import type { SmtpSession } from '../smtp-session/smtp-session.js';

export class SessionCourier implements Courier {
  constructor(private readonly session: SmtpSession) {}

  get facts(): SessionFacts {
    return this.session.facts;
  }
  get usable(): boolean {
    return this.session.usable;
  }
  get sent(): number {
    return this.session.sent;
  }

  send(_delivery: ClaimedDelivery, mail: OutgoingMail, mayFinish: MayFinish): Promise<SendResult> {
    return this.session.send(mail, mayFinish);
  }

  close(): void {
    this.session.close();
  }
  destroy(): void {
    this.session.destroy();
  }
}
