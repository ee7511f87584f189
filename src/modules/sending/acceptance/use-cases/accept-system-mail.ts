import { Injectable } from '@nestjs/common';
import { newId, SYSTEM_ACCOUNT_ID } from '../../../../kernel/ids.js';
import { toDate } from '../../../../kernel/time/instant.js';
import { Config } from '../../../../platform/config/config.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { LaneDirectory, MAIL_CLASS, SpoolFacade } from '../../../spool/index.js';
import { messageMeta, MODE, packBody } from '../data/store-item.js';
import { type Address, parseAddress } from '../../addresses/index.js';
import { type Attachment, composeMessage } from '../rules/compose-message.js';
import type { MessageContent } from '../rules/message-content.js';

export const SYSTEM_EGRESS = 'system';

/** The header field by which mail says that no person wrote it (RFC 3834 §5). */
const AUTO_SUBMITTED = 'Auto-Submitted';
const AUTO_REPLIED = 'auto-replied';

export type SystemAttachment = Pick<Attachment, 'filename' | 'contentType' | 'content'>;

export interface MailThread {
  messageId?: string | undefined;
  inReplyTo: string | null;
  references: readonly string[];
}

/** A mail that the installation itself writes. */
export interface SystemMail {
  /** The same text never makes a second mail. */
  dedupe: string;
  /** The account that it is about: with that account it is erased. */
  about?: string | null;
  to: string;
  toName?: string;
  /** For `Content-Language`. */
  locale: string;
  /** Shown as `X-Posthorn-Notification`. */
  notification: string;
  subject: string;
  text: string;
  html: string;
  replyTo?: string;
  /** Who wrote it: the product by itself, the product in answer to somebody’s mail (then it has no sender to answer to), a person. */
  by?: 'product' | 'answering-machine' | 'person' | undefined;
  /** Its place in a conversation, with angle brackets; left out, it is one of its own. */
  thread?: MailThread | undefined;
  attachments?: readonly SystemAttachment[] | undefined;
}

/** Class 0, no quota, no blocks, its own egress: a confirmation must not wait behind anybody's campaign. */
@Injectable()
export class AcceptSystemMail {
  constructor(
    private readonly config: Config,
    private readonly lanes: LaneDirectory,
    private readonly spool: SpoolFacade,
  ) {}

  /** In the caller's worker transaction, so that the mail exists exactly when its cause does. Null when it already did. */
  async acceptSystemIn(tx: Tx, mail: SystemMail): Promise<string | null> {
    const id = newId(tx.now);
    const fresh = await tx.query(
      'insert into system_mails (dedupe, message_id, created_at, account_id) values ($1, $2, $3, $4) on conflict do nothing returning 1 as one',
      [mail.dedupe, id, toDate(tx.now), mail.about ?? null],
    );
    if (fresh.length === 0) return null;
    const to = parseAddress(mail.to);
    if (to === null) throw new Error(`a ${mail.notification} mail has no usable address`);
    const lane = (await this.lanes.lanesFor(SYSTEM_EGRESS, [to.domain])).get(to.domain)!;
    const content = this.contentOf(mail, to);
    const written = content.write({ id, at: tx.now });
    const packed = await packBody(written.bytes);
    const meta = messageMeta({
      id,
      accountId: SYSTEM_ACCOUNT_ID,
      subscriptionId: null,
      mailClass: MAIL_CLASS.system,
      source: 'system',
      credentialId: null,
      content,
      written,
      packed,
      mode: MODE.now,
      egress: SYSTEM_EGRESS,
      recipients: [{ id: newId(tx.now), email: to.email, key: to.key, kind: 0, lane, suppressed: false }],
      windows: [],
      pace: null,
    });
    const [stored] = await tx.query<{ outcome: string }>(
      'select outcome from spool_accept($1::timestamptz, $2::jsonb, $3::bytea)',
      [toDate(tx.now), JSON.stringify([{ ...meta, body_at: 1, body_bytes: packed.content.length }]), packed.content],
    );
    if (stored?.outcome !== 'stored') return null;
    tx.afterCommit(() => this.spool.wake([lane]));
    return id;
  }

  private contentOf(mail: SystemMail, to: Address): MessageContent {
    const from = this.sender();
    const replyTo = mail.replyTo === undefined ? null : parseAddress(mail.replyTo);
    const attachments = (mail.attachments ?? []).map((one) => ({ ...one, inline: false, contentId: null }));
    return {
      from,
      alsoFrom: [],
      recipients: [{ address: to, kind: 'to' }],
      subject: mail.subject,
      options: {
        stream: 'transactional',
        tags: [mail.notification],
        customId: null,
        sendAt: null,
        expiresAt: null,
        track: { opens: false, clicks: false },
        sandbox: false,
      },
      attachmentBytes: attachments.reduce((sum, { content }) => sum + content.length, 0),
      write: (stamp) =>
        composeMessage(
          {
            from: { address: from, name: this.config.values.INSTALLATION_NAME },
            to: [{ address: to, name: mail.toName ?? '' }],
            cc: [],
            replyTo: replyTo === null ? [] : [{ address: replyTo, name: '' }],
            subject: mail.subject,
            text: mail.text,
            html: mail.html,
            attachments,
            headers: [
              ['X-Posthorn-Notification', mail.notification],
              ...writtenBy(mail.by ?? 'product'),
              ...threadFields(mail.thread),
              ['Content-Language', mail.locale],
            ],
            messageId: mail.thread?.messageId,
          },
          stamp,
        ),
    };
  }

  /** The operator names the domain; it may be one that no customer could use. */
  private sender(): Address {
    const domain = this.config.values.MAIL_DOMAIN.toLowerCase();
    const email = `no-reply@${domain}`;
    return { email, key: email, domain, needsSmtpUtf8: false };
  }
}

type Fields = (readonly [name: string, value: string])[];

/** Answering machines keep silent about what one of them wrote, and Exchange about what it is asked not to answer. */
function writtenBy(by: NonNullable<SystemMail['by']>): Fields {
  switch (by) {
    case 'product':
      return [[AUTO_SUBMITTED, 'auto-generated']];
    case 'answering-machine':
      return [
        [AUTO_SUBMITTED, AUTO_REPLIED],
        ['X-Auto-Response-Suppress', 'All'],
      ];
    case 'person':
      return [['X-Auto-Response-Suppress', 'OOF, AutoReply']];
  }
}

function threadFields(thread: MailThread | undefined): Fields {
  if (thread === undefined) return [];
  const { inReplyTo, references } = thread;
  return [
    ...(inReplyTo === null ? [] : [['In-Reply-To', inReplyTo] as const]),
    ...(references.length === 0 ? [] : [['References', references.join(' ')] as const]),
  ];
}
