import { Injectable } from '@nestjs/common';
import { newId } from '../../../../kernel/ids.js';
import { BlobStore, type OpenBlob } from '../../../../platform/blobs/index.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { VirusScanner } from '../adapters/virus-scanner.port.js';
import { attachmentProblems } from '../attachments.errors.js';
import type { TicketAttachmentEntity } from '../data/ticket-attachment.entity.js';
import { TicketAttachmentsRepository } from '../data/ticket-attachments.repository.js';
import { judgeFiles, type JudgedFile, type NewFile } from '../rules/judge-files.js';

interface AttachedTo {
  ticketId: string;
  messageId: string;
  /** To a note among staff. */
  internal?: boolean;
}

/** A file that may be given out, with its bytes. */
export interface GivenFile {
  attachment: TicketAttachmentEntity;
  blob: OpenBlob;
}

/** Files in tickets: judged by their content, stored under numbers, given out under the name of what they are. */
@Injectable()
export class AttachmentShelf {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly attachments: TicketAttachmentsRepository,
    private readonly blobs: BlobStore,
    private readonly scanner: VirusScanner,
  ) {}

  /** What `required` answered, or what is good of a mail. */
  async keepIn(
    tx: Tx,
    scope: AccountScope,
    to: AttachedTo,
    files: readonly JudgedFile[],
  ): Promise<TicketAttachmentEntity[]> {
    const kept: TicketAttachmentEntity[] = [];
    for (const [place, file] of files.entries()) {
      const blob = await this.blobs.putIn(tx, scope, 'ticket-attachment', file.content);
      kept.push({
        ...{ id: newId(tx.now), accountId: scope.accountId, ticketId: to.ticketId, messageId: to.messageId, place },
        internal: to.internal === true,
        ...{ blobId: blob.id, filename: file.filename, contentType: file.contentType },
        ...{ bytes: blob.bytes, sha256: blob.sha256 },
        ...{ scan: this.scanner.looks ? 'pending' : 'unscanned', finding: null, looks: 0 },
        ...{ lookAt: tx.now, createdAt: tx.now },
      });
    }
    if (kept.length > 0) await this.attachments.insert(tx, kept);
    return kept;
  }

  /**
   * Every file, or none; before anything else is done. `member` is what the request calls them.
   * @throws payload_too_large, attachment_type_not_allowed naming each of them
   */
  required(files: readonly NewFile[], member?: string): JudgedFile[] {
    const judged = judgeFiles(files, member);
    if (judged.tooMuch !== null) throw platformProblems.payload_too_large({ detail: judged.tooMuch });
    if (judged.faults.length > 0) throw attachmentProblems.attachment_type_not_allowed({ errors: judged.faults });
    return judged.files;
  }

  /** Of each message that has some, in order. */
  async ofMessagesIn(
    tx: Tx,
    scope: AccountScope,
    messageIds: readonly string[],
  ): Promise<Map<string, TicketAttachmentEntity[]>> {
    const found = new Map<string, TicketAttachmentEntity[]>();
    if (messageIds.length === 0) return found;
    for (const attachment of await this.attachments.ofMessages(tx, scope, messageIds)) {
      found.set(attachment.messageId, [...(found.get(attachment.messageId) ?? []), attachment]);
    }
    return found;
  }

  /** Null when the ticket has none of that id; customers see none of a note. */
  async open(
    scope: AccountScope,
    ticketId: string,
    id: string,
    reader: 'customer' | 'staff',
  ): Promise<GivenFile | null> {
    const attachment = await this.unitOfWork.run(scope, (tx) => this.attachments.find(tx, scope, ticketId, id));
    if (attachment === null || (attachment.internal && reader === 'customer')) return null;
    if (attachment.scan === 'infected') throw attachmentProblems.attachment_infected();
    if (attachment.scan === 'pending')
      throw attachmentProblems.attachment_being_scanned({ headers: { 'retry-after': '5' } });
    const blob = await this.blobs.open(scope, attachment.blobId);
    return blob && { attachment, blob };
  }
}
