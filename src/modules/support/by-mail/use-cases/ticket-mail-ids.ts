import { Injectable } from '@nestjs/common';
import { Config } from '../../../../platform/config/config.js';
import { TokenSigner } from '../../../../platform/crypto/token-signer.js';
import { MailIntakeFacade } from '../../../mail-intake/index.js';
import { replyAddress, tokenOf } from '../rules/reply-address.js';
import { signedMessageId, type TicketMailId, verifyMessageId } from '../rules/signed-ids.js';

/** What is signed in a reply address: prefix and ticket. */
const PREFIX = 't';

/** The names by which our mails about a ticket are known again when they are answered. */
@Injectable()
export class TicketMailIds {
  private readonly key: Buffer;
  private readonly host: string;
  readonly supportAddress: string;

  constructor(
    config: Config,
    signer: TokenSigner,
    private readonly intake: MailIntakeFacade,
  ) {
    this.key = signer.key('ticket-message-id');
    this.host = config.values.MAIL_DOMAIN.toLowerCase();
    this.supportAddress = config.supportAddress.toLowerCase();
  }

  /** Address to which an answer goes; the support address itself where no token fits into it. */
  replyAddressOf(ticketId: string): string {
    return replyAddress(this.supportAddress, this.intake.signedToken(PREFIX, ticketId)) ?? this.supportAddress;
  }

  /** Undefined when it is no reply address at all, null when nobody signed it. */
  ticketOfAddress(address: string): string | null | undefined {
    const token = tokenOf(this.supportAddress, address);
    return token === null ? undefined : this.intake.parseSignedToken(PREFIX, token);
  }

  messageIdOf(mail: TicketMailId): string {
    return signedMessageId(this.key, this.host, mail);
  }

  mailOf(messageId: string): TicketMailId | null {
    return verifyMessageId(this.key, this.host, messageId);
  }

  /** Whether an address is one from which only we write. */
  isOurs(address: string): boolean {
    const own = [this.supportAddress, `no-reply@${this.host}`];
    return own.includes(address.toLowerCase()) || this.ticketOfAddress(address) !== undefined;
  }
}
