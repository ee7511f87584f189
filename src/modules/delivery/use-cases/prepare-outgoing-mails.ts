import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { wireId } from '../../../kernel/ids.js';
import { Clock } from '../../../platform/clock/clock.js';
import { AskedTogether } from '../../../platform/database/asked-together.js';
import { MailIntakeFacade } from '../../mail-intake/index.js';
import {
  base64Lines,
  type DialVerdict,
  type RenderedMail,
  quotedPrintable,
  SendingFacade,
  UnwritableCopy,
} from '../../sending/index.js';
import type { ClaimedDelivery } from '../../spool/index.js';
import { DkimSigner } from '../adapters/dkim/dkim-signer.js';
import type { BounceSink, MailSource, Prepared, Recipient } from '../lanes/ports.js';
import { canonicalMessage } from '../rules/canonical-message.js';
import type { ReplyClass } from '../rules/reply.js';
import { inSevenBits } from '../rules/seven-bit.js';
import { RETURN_PREFIX } from './match-returned-mail.js';

const OWN_ID_FIELD = 'X-Posthorn-Message';
const ASCII = /^[\x20-\x7e]*$/;

/** Each asks for a few messages, so bodies of some hundred are read together at most. */
const CONNECTIONS_AT_ONCE = 20;

interface LookedUp {
  verdicts: Map<string, DialVerdict>;
  rendered: Map<string, RenderedMail>;
}

interface Failed {
  failed: unknown;
}

/** Makes claimed deliveries ready to be said: re-judged, rendered, canonical, signed, each with its own return path. */
@Injectable()
export class PrepareOutgoingMails implements MailSource, BounceSink {
  private readonly signer = new DkimSigner();
  private lastTurn: Promise<void> = Promise.resolve();
  /** One signature for all recipients whose copies are alike, for as long as the rendering is remembered. */
  private readonly signed = new WeakMap<RenderedMail, Promise<Buffer>>();

  private readonly lookUps: AskedTogether<readonly ClaimedDelivery[], LookedUp | Failed>;

  constructor(
    private readonly sending: SendingFacade,
    private readonly intake: MailIntakeFacade,
    private readonly clock: Clock,
  ) {
    this.lookUps = new AskedTogether((asked) => this.lookUp(asked), CONNECTIONS_AT_ONCE);
  }

  /** What connections ask for while others are being answered is looked up for all of them together. */
  async prepare(deliveries: readonly ClaimedDelivery[]): Promise<Map<string, Prepared>> {
    const found = await this.lookUps.ask(deliveries);
    if ('failed' in found) throw found.failed;
    const { verdicts, rendered } = found;
    const prepared = await Promise.all(
      deliveries.map((delivery) =>
        this.one(delivery, verdicts.get(delivery.id) ?? 'go', rendered.get(delivery.messageId)),
      ),
    );
    return new Map(deliveries.map((delivery, i) => [delivery.id, prepared[i]!]));
  }

  async recordHardBounce(delivery: Recipient, verdictClass: ReplyClass): Promise<void> {
    const { id: deliveryId, accountId, recipient: email } = delivery;
    await this.sending.addSuppression({
      accountId,
      email,
      reason: verdictClass,
      class: verdictClass,
      source: 'bounce',
      scope: 'all',
      deliveryId,
    });
  }

  /** What fails for all is looked up one by one: a message that nobody can read must not hold up its neighbours. */
  private async lookUp(asked: readonly (readonly ClaimedDelivery[])[]): Promise<(LookedUp | Failed)[]> {
    const deliveries = asked.flat();
    try {
      const [verdicts, rendered] = await Promise.all([
        this.sending.recheckBeforeDial(deliveries),
        this.sending.renderForDelivery(deliveries.map((delivery) => delivery.messageId)),
      ]);
      return asked.map(() => ({ verdicts, rendered }));
    } catch (failed) {
      if (asked.length === 1) return [{ failed }];
      const answers: (LookedUp | Failed)[] = [];
      for (const one of asked) answers.push(...(await this.lookUp([one])));
      return answers;
    }
  }

  private async one(
    delivery: ClaimedDelivery,
    verdict: DialVerdict,
    mail: RenderedMail | undefined,
  ): Promise<Prepared> {
    if (verdict !== 'go') return { kind: verdict };
    if (!mail) return { kind: 'unusable', why: 'the content of the message is no longer kept' };
    const message = mail.copyFor === null ? await this.signedBytes(mail) : await this.ownBytes(mail, delivery);
    if (message === null) return { kind: 'unusable', why: 'the content cannot be written for this recipient' };
    return {
      kind: 'mail',
      mail: {
        from: mail.withoutSender ? '' : await this.returnPathOf(mail, delivery.id),
        to: delivery.recipient,
        message,
        eightBit: mail.needs8Bit,
        ...(mail.needs8Bit && { inSevenBits: () => this.inSevenBits(mail, delivery) }),
        utf8: mail.needsSmtpUtf8 || !ASCII.test(delivery.recipient),
      },
    };
  }

  /** Under the sender's own name where he points it to us: SPF then counts for his domain (RFC 7489 §3.1.2). */
  private async returnPathOf(mail: RenderedMail, deliveryId: string): Promise<string> {
    const { returnPath } = await this.sending.identityFor(mail.signingDomain, mail.accountId);
    return this.intake.signedAddress(RETURN_PREFIX, deliveryId, returnPath ?? undefined);
  }

  /** Null when this recipient's copy cannot be written. */
  private async ownBytes(mail: RenderedMail, { id, recipient }: ClaimedDelivery): Promise<Buffer | null> {
    await this.turn();
    try {
      return await this.sign(mail, mail.copyFor!(id, recipient));
    } catch (error) {
      if (error instanceof UnwritableCopy) return null;
      throw error;
    }
  }

  /** Only for servers without 8BITMIME, which are few: not kept. */
  private async inSevenBits(mail: RenderedMail, { id, recipient }: ClaimedDelivery): Promise<Buffer | null> {
    const copy = mail.copyFor === null ? mail.bytes : mail.copyFor(id, recipient);
    const ascii = inSevenBits(canonicalMessage(copy), { base64Lines, quotedPrintable });
    return ascii === null ? null : this.sign(mail, ascii);
  }

  /** Copies are written one at a time, and whatever else there is to do comes between them. */
  private turn(): Promise<void> {
    return (this.lastTurn = this.lastTurn.then(() => setImmediate()));
  }

  private signedBytes(mail: RenderedMail): Promise<Buffer> {
    const known = this.signed.get(mail);
    if (known) return known;
    const signing = this.sign(mail, mail.bytes);
    this.signed.set(mail, signing);
    signing.catch(() => this.signed.delete(mail));
    return signing;
  }

  /** Canonical before signing: what is signed is what is sent. The time of a signature is the world's, not the test clock's. */
  private async sign(mail: RenderedMail, bytes: Buffer): Promise<Buffer> {
    const { keys } = await this.sending.identityFor(mail.signingDomain, mail.accountId);
    return this.signer.sign(
      canonicalMessage(withOwnId(mail.messageId, bytes)),
      keys,
      Math.floor(this.clock.machineNow() / 1_000),
    );
  }
}

/** Feedback loops cut recipients and return paths out of what they send back; this they leave. */
function withOwnId(messageId: string, bytes: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`${OWN_ID_FIELD}: ${wireId('msg', messageId)}\r\n`), bytes]);
}
