import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { addMs, type Instant } from '../../../../kernel/time/instant.js';
import { BlobStore } from '../../../../platform/blobs/index.js';
import { accountScope } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { type DueSource, DueSources, RANK } from '../../../../platform/schedule/due-sources.js';
import { VirusScanner } from '../adapters/virus-scanner.port.js';
import type { TicketAttachmentEntity } from '../data/ticket-attachment.entity.js';
import { TicketAttachmentsRepository } from '../data/ticket-attachments.repository.js';
import { scanned } from '../rules/scan-state.js';

/** Has the files of tickets looked through; until then nobody gets them. */
@Injectable()
export class ScanAttachments implements DueSource, OnModuleInit {
  readonly name = 'scan-attachments';
  readonly rank = RANK.housekeeping;
  readonly collapse = true;
  private readonly log = new Logger('ScanAttachments');

  constructor(
    private readonly dueSources: DueSources,
    private readonly unitOfWork: UnitOfWork,
    private readonly attachments: TicketAttachmentsRepository,
    private readonly blobs: BlobStore,
    private readonly scanner: VirusScanner,
  ) {}

  onModuleInit(): void {
    this.dueSources.register(this);
  }

  nextDue(): Promise<Instant | null> {
    return this.attachments.unscopedNextLook();
  }

  async runDue(at: Instant): Promise<void> {
    for (;;) {
      const attachment = await this.unitOfWork.runAsWorker((tx) => this.attachments.unscopedTake(tx, at));
      if (attachment === null) return;
      await this.look(attachment);
    }
  }

  private async look(attachment: TicketAttachmentEntity): Promise<void> {
    const blob = await this.blobs.open(accountScope(attachment.accountId), attachment.blobId);
    const verdict = blob === null ? ({ state: 'failed' } as const) : await this.scanner.scan(blob.content());
    const { pauseMs, ...outcome } = scanned(verdict, attachment.looks);
    if (outcome.scan !== 'clean') {
      const { id, ticketId } = attachment;
      this.log.warn({ msg: 'a file in a ticket is not clean', attachmentId: id, ticketId, ...outcome });
    }
    await this.unitOfWork.runAsWorker((tx) =>
      this.attachments.update(tx, attachment, { ...outcome, lookAt: addMs(tx.now, pauseMs) }),
    );
  }
}
