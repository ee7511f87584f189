import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Config } from '../../../platform/config/config.js';
import type { Inbound, SessionFacts, Transaction } from '../../../platform/smtp-server/service.js';
import { type Reply, REPLIES, reply } from '../../../platform/smtp-server/smtp-reply.js';
import { SmtpPorts } from '../../../platform/smtp-server/smtp-ports.js';
import { InboundRoutes } from '../routes.js';
import type { RoutedAddress } from '../rules/inbound-routes.js';
import { StoreInboundMail } from '../use-cases/store-inbound-mail.js';

const RELAY_DENIED = reply(550, '5.7.1', 'this is no relay: authenticate on a submission port');
const UNKNOWN = reply(550, '5.1.1', 'no such address here');
const BAD_SENDER = reply(501, '5.1.7', 'the sender is an address or empty');

/** The MX of the installation: takes only the addresses that modules registered, from anybody, and never relays. */
@Injectable()
export class InboundPort implements Inbound, OnModuleInit {
  private readonly log = new Logger('InboundPort');

  constructor(
    private readonly ports: SmtpPorts,
    private readonly config: Config,
    private readonly routes: InboundRoutes,
    private readonly storage: StoreInboundMail,
  ) {}

  onModuleInit(): void {
    this.ports.offerInbound(this);
  }

  sender(_session: SessionFacts, _identity: null, sender: string): Reply {
    return sender === '' || sender.includes('@') ? REPLIES.ok : BAD_SENDER;
  }

  recipient(_session: SessionFacts, _identity: null, _transaction: Transaction, recipient: string): Reply {
    const verdict = this.routes.judge(recipient);
    if (verdict.kind === 'relay') return RELAY_DENIED;
    return verdict.kind === 'unknown' ? UNKNOWN : REPLIES.ok;
  }

  async message(session: SessionFacts, _identity: null, transaction: Transaction, content: Buffer): Promise<Reply> {
    const recipients = transaction.recipients.flatMap((path): RoutedAddress[] => {
      const verdict = this.routes.judge(path);
      return verdict.kind === 'taken' ? [verdict.routed] : [];
    });
    const id = await this.storage.store({
      sender: transaction.sender,
      recipients,
      remoteAddress: session.remoteAddress,
      hello: session.hello,
      content,
      keepBytes: this.routes.keepBytes(recipients),
    });
    this.log.log({
      msg: 'mail came in',
      rawId: id,
      routes: [...new Set(recipients.map((r) => r.route))],
      bytes: content.length,
    });
    return reply(250, '2.0.0', `received ${id} by ${this.config.values.SMTP_PUBLIC_HOST}`);
  }
}
