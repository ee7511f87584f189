import type { Clock } from '../../../../platform/clock/clock.js';
import type { ClaimedDelivery } from '../../../spool/index.js';
import type { DevInbox } from '../../data/dev-inbox.js';
import type { Courier, Dialled, Route, SiteAnswer } from '../../lanes/ports.js';
import { decodedWords, headerFields, signaturesOf } from '../../rules/message-headers.js';
import { type Shaping, SMART_HOST_SHAPING } from '../../rules/shaping.table.js';
import type { MayFinish, OutgoingMail, SendResult, SessionFacts } from '../smtp-session/session-types.js';

const SITE: SiteAnswer = { kind: 'site', site: 'inbox' };

/** Nothing leaves the machine: mail goes into a table that `/dev/inbox` shows. */
export class InboxRoute implements Route {
  constructor(
    private readonly inbox: DevInbox,
    private readonly clock: Clock,
  ) {}

  known(): SiteAnswer {
    return SITE;
  }

  resolve(): Promise<SiteAnswer> {
    return Promise.resolve(SITE);
  }

  shapingOf(): Shaping {
    return SMART_HOST_SHAPING;
  }

  dial(): Promise<Dialled> {
    return Promise.resolve({ kind: 'open', courier: new InboxCourier(this.inbox, this.clock) });
  }
}

class InboxCourier implements Courier {
  readonly facts: SessionFacts = { host: 'inbox', ip: '127.0.0.1', sourceIp: null, tls: null };
  readonly usable = true;
  sent = 0;

  constructor(
    private readonly inbox: DevInbox,
    private readonly clock: Clock,
  ) {}

  async send(delivery: ClaimedDelivery, mail: OutgoingMail, mayFinish: MayFinish): Promise<SendResult> {
    this.sent += 1;
    if (!(await mayFinish())) return { kind: 'withheld' };
    const fields = headerFields(mail.message);
    const shown = (name: string): string => storable(decodedWords(fields.get(name)?.join(', ') ?? ''));
    await this.inbox.store({
      id: delivery.id,
      from: shown('from'),
      to: shown('to'),
      subject: shown('subject'),
      receivedAt: this.clock.now(),
      mailFrom: mail.from,
      recipient: mail.to,
      notification: fields.get('x-posthorn-notification')?.[0] ?? null,
      signedBy: signaturesOf(fields),
      raw: mail.message,
    });
    return { kind: 'delivered', code: 250, enhancedCode: '2.0.0', text: '2.0.0 in the local inbox' };
  }

  close(): void {
    // Nothing is open.
  }
  destroy(): void {
    // Nothing is open.
  }
}

function storable(text: string): string {
  return Buffer.from(text.replace(/\0/g, '')).toString();
}
