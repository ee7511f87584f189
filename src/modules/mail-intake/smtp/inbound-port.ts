import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { Config } from '../../../platform/config/config.js';
import type { Inbound, SessionFacts, Transaction } from '../../../platform/smtp-server/service.js';
import { type Reply, REPLIES, reply } from '../../../platform/smtp-server/smtp-reply.js';
import { SmtpPorts } from '../../../platform/smtp-server/smtp-ports.js';
import { AuthenticateMail } from '../adapters/authenticate-mail.js';
import { InboundRoutes } from '../routes.js';
import { FloodGate } from '../rules/flood-gate.js';
import { hopsOf, MOST_HOPS } from '../rules/hops.js';
import type { RoutedAddress } from '../rules/inbound-routes.js';
import { StoreInboundMail } from '../use-cases/store-inbound-mail.js';

const RELAY_DENIED = reply(550, '5.7.1', 'this is no relay: authenticate on a submission port');
const UNKNOWN = reply(550, '5.1.1', 'no such address here');
const LOOP = reply(554, '5.4.6', 'too many hops: this mail goes in a circle');
const FLOOD = reply(451, '4.7.0', 'too many mails in a short time, try again later');
const BAD_SENDER = reply(501, '5.1.7', 'the sender is an address or empty');

/** The MX of the installation: takes only the addresses that modules registered, from anybody, and never relays. */
@Injectable()
export class InboundPort implements Inbound, OnModuleInit {
  private readonly log = new Logger('InboundPort');
  private readonly flood: FloodGate;

  constructor(
    private readonly ports: SmtpPorts,
    private readonly config: Config,
    private readonly routes: InboundRoutes,
    private readonly storage: StoreInboundMail,
    private readonly authenticate: AuthenticateMail,
    clock: Clock,
  ) {
    this.flood = new FloodGate(() => clock.monotonicMs());
  }

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
    if (hopsOf(content) > MOST_HOPS) return LOOP;
    const tokens = recipients.flatMap(({ route, detail }) => (detail === null ? [] : [`${route} ${detail}`]));
    if (!this.flood.takes(session.remoteAddress, tokens)) return FLOOD;
    const { remoteAddress, hello } = session;
    const { sender } = transaction;
    const id = await this.storage.store({
      sender,
      recipients,
      remoteAddress,
      hello,
      content,
      authentication: await this.authenticate.run({ sender, remoteAddress, hello, content }),
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
