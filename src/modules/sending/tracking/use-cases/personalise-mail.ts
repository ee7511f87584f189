import { Injectable } from '@nestjs/common';
import { Config } from '../../../../platform/config/config.js';
import { MailIntakeFacade } from '../../../mail-intake/index.js';
import { type BodyFacts, MAIL_CLASS } from '../../../spool/index.js';
import { parseHeaderBlock, quotedPrintable } from '../../acceptance/index.js';
import { SendersDoor } from '../../senders/index.js';
import { MessageLinks } from '../data/message-links.repository.js';
import { linkBase } from '../rules/link-base.js';
import { listUnsubscribeFields } from '../rules/list-unsubscribe.js';
import { fillPlan, type MailPlan, planMail } from '../rules/mail-plan.js';
import { trackingOf } from '../rules/track-choice.js';
import { TrackingTokens } from './tracking-tokens.js';
import { UNSUBSCRIBE_PREFIX } from './unsubscribe.js';

/** One recipient's copy of a message whose copies differ. */
export type PersonalCopy = (deliveryId: string, recipient: string) => Buffer;

export type PersonalMail = Pick<BodyFacts, 'accountId' | 'fromEmail' | 'mailClass' | 'track'> & {
  messageId: string;
  bytes: Buffer;
};

interface Planned {
  mail: PersonalMail;
  plan: MailPlan;
  base: string;
}

const OWN_PATHS = ['/t/o/', '/t/c/', '/u/', '/p/'];

/** Finds out which messages differ from recipient to recipient, takes those apart once and notes where their links lead. */
@Injectable()
export class PersonaliseMail {
  private readonly trackingUrl: string;

  constructor(
    config: Config,
    private readonly senders: SendersDoor,
    private readonly intake: MailIntakeFacade,
    private readonly links: MessageLinks,
    private readonly tokens: TrackingTokens,
  ) {
    this.trackingUrl = config.trackingUrl;
  }

  /** By message id; a message that is missing is the same for all its recipients. */
  async of(mails: readonly PersonalMail[]): Promise<Map<string, PersonalCopy>> {
    // What the installation writes itself is never counted and is no list.
    const planned = await Promise.all(
      mails.filter(({ mailClass }) => mailClass !== MAIL_CLASS.system).map((mail) => this.plan(mail)),
    );
    const personal = planned.filter((one): one is Planned => one !== null);
    const withLinks = personal.filter(({ plan }) => plan.urls.length > 0);
    const numbered = await this.links.numbered(
      withLinks.map(({ mail: { messageId, accountId }, plan: { urls } }) => ({ messageId, accountId, urls })),
    );
    return new Map(
      personal.map((one) => [one.mail.messageId, this.copies(one, numbered.get(one.mail.messageId) ?? [])]),
    );
  }

  private async plan(mail: PersonalMail): Promise<Planned | null> {
    const domain = mail.fromEmail.slice(mail.fromEmail.lastIndexOf('@') + 1);
    const ofDomain = await this.senders.trackingOf(domain, mail.accountId);
    const base = linkBase(this.trackingUrl, ofDomain.host);
    const wishes = {
      ...trackingOf(mail.track, ofDomain),
      listUnsubscribe: mail.mailClass === MAIL_CLASS.marketing,
      ownPrefixes: OWN_PATHS.map((path) => base + path),
    };
    const plan = planMail(mail.bytes, wishes, { readHeader: parseHeaderBlock, quotedPrintable });
    return plan === null ? null : { mail, plan, base };
  }

  private copies({ plan, base }: Planned, urls: readonly string[]): PersonalCopy {
    const numbers = new Map(urls.map((url, number) => [url, number]));
    return (deliveryId) => {
      const token = (...of: Parameters<TrackingTokens['of']>): string => this.tokens.of(...of);
      const unsubscribeUrl = `${base}/u/${token('unsubscribe', deliveryId)}`;
      return fillPlan(plan.pieces, {
        link: (url) => `${base}/t/c/${token('click', deliveryId, numbers.get(url))}`,
        pixelUrl: `${base}/t/o/${token('open', deliveryId)}.gif`,
        unsubscribeUrl,
        preferencesUrl: `${base}/p/${token('preferences', deliveryId)}`,
        listUnsubscribe: (foreign) => {
          const mailto = this.intake.signedAddress(UNSUBSCRIBE_PREFIX, deliveryId);
          return listUnsubscribeFields({ url: unsubscribeUrl, mailto }, foreign);
        },
      });
    };
  }
}
