import { Injectable } from '@nestjs/common';
import { MAIL_CLASS, type MailClass, MessageArchive } from '../../spool/index.js';
import { unpackBody } from '../acceptance/index.js';
import { type BulkCopies, WriteCopies } from '../bulk/index.js';
import { type PersonalCopy, PersonaliseMail } from '../tracking/index.js';

/** A message as every attempt sends it, before signing. The same object for all its recipients, also where their copies differ. */
export interface RenderedMail {
  messageId: string;
  accountId: string;
  /** Address of the From field. */
  from: string;
  /** Whose keys sign it. */
  signingDomain: string;
  /** With angle brackets; the same for every attempt. */
  messageIdHeader: string;
  mailClass: MailClass;
  bytes: Buffer;
  /** The header holds more than ASCII: the receiver must know SMTPUTF8 (RFC 6531). */
  needsSmtpUtf8: boolean;
  /** The body holds bytes above 127: the receiver must know 8BITMIME (RFC 6152). */
  needs8Bit: boolean;
  /** Answered by a machine: nobody is told when it cannot be delivered, least of all another machine (RFC 3834 §3.3). */
  withoutSender: boolean;
  /** One recipient's own bytes, where copies differ; null when `bytes` are for all of them. Throws `UnwritableCopy`. */
  copyFor: PersonalCopy | null;
}

const CACHE_BYTES = 32 * 1024 * 1024;

/** Bodies for delivery, read once for all recipients and for the attempts that follow soon. */
@Injectable()
export class RenderForDelivery {
  private readonly cache = new Map<string, RenderedMail>();
  private cachedBytes = 0;

  constructor(
    private readonly archive: MessageArchive,
    private readonly personalise: PersonaliseMail,
    private readonly copies: WriteCopies,
  ) {}

  /** By message id; a message whose body is gone is missing in the answer. */
  async run(messageIds: Iterable<string>): Promise<Map<string, RenderedMail>> {
    const found = new Map<string, RenderedMail>();
    const missing: string[] = [];
    for (const id of new Set(messageIds)) {
      const known = this.cache.get(id);
      if (known) found.set(id, known);
      else missing.push(id);
    }
    if (missing.length > 0) {
      for (const mail of await this.read(missing)) {
        found.set(mail.messageId, mail);
        this.keep(mail);
      }
    }
    return found;
  }

  private async read(messageIds: readonly string[]): Promise<RenderedMail[]> {
    const rows = await this.archive.unscopedBodies(messageIds);
    const [single, toMany] = await Promise.all([
      this.single(rows.filter(({ bulkId }) => bulkId === null)),
      this.toMany(rows),
    ]);
    return [...single, ...toMany];
  }

  private async single(rows: readonly StoredMail[]): Promise<RenderedMail[]> {
    const mails = await Promise.all(
      rows.map(async (row) => ({ ...row, bytes: await unpackBody(row.encoding, row.content, row.rawBytes) })),
    );
    const copies = await this.personalise.of(mails);
    return mails.map((mail) => rendered(mail, mail.bytes, copies.get(mail.messageId) ?? null));
  }

  /** Each copy is written when it is sent; what is remembered of the message is what its recipients differ in. */
  private async toMany(rows: readonly StoredMail[]): Promise<RenderedMail[]> {
    const bodies = rows.flatMap(({ bulkId, ...row }) => (bulkId === null ? [] : [{ ...row, bulkId }]));
    const copies = await this.copies.of(bodies);
    return bodies.flatMap((row) => {
      const found = copies.get(row.messageId);
      return found === undefined ? [] : [copied(row, found)];
    });
  }

  private keep(mail: RenderedMail): void {
    if (mail.bytes.length > CACHE_BYTES / 8) return;
    this.cache.set(mail.messageId, mail);
    this.cachedBytes += mail.bytes.length;
    for (const [id, oldest] of this.cache) {
      if (this.cachedBytes <= CACHE_BYTES) return;
      this.cache.delete(id);
      this.cachedBytes -= oldest.bytes.length;
    }
  }
}

type StoredMail = Awaited<ReturnType<MessageArchive['unscopedBodies']>>[number];
type MailFacts = Pick<StoredMail, 'messageId' | 'accountId' | 'fromEmail' | 'messageIdHeader' | 'mailClass'>;

function copied(row: MailFacts & { content: Buffer }, { copyFor, needsSmtpUtf8 }: BulkCopies): RenderedMail {
  return { ...rendered(row, row.content, copyFor), needsSmtpUtf8, needs8Bit: false };
}

function rendered(row: MailFacts, bytes: Buffer, copyFor: PersonalCopy | null): RenderedMail {
  const headerEnd = bytes.indexOf('\r\n\r\n');
  return {
    messageId: row.messageId,
    accountId: row.accountId,
    from: row.fromEmail,
    signingDomain: row.fromEmail.slice(row.fromEmail.lastIndexOf('@') + 1),
    messageIdHeader: row.messageIdHeader,
    mailClass: row.mailClass as MailClass,
    bytes,
    needsSmtpUtf8: hasHighByte(bytes, 0, headerEnd),
    needs8Bit: hasHighByte(bytes, headerEnd, bytes.length),
    withoutSender: row.mailClass === MAIL_CLASS.system && answersByItself(bytes, headerEnd),
    copyFor,
  };
}

function hasHighByte(bytes: Buffer, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) if (bytes[at]! > 0x7f) return true;
  return false;
}

function answersByItself(bytes: Buffer, headerEnd: number): boolean {
  return /^auto-submitted: auto-replied/im.test(bytes.toString('latin1', 0, Math.max(0, headerEnd)));
}
