import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { DocumentRenderer } from '../adapters/document-renderer.js';
import {
  type DocumentFormat,
  type DocumentKey,
  DocumentsRepository,
  type StoredDocument,
} from '../data/documents.repository.js';
import { paperOf } from '../rules/compose-paper.js';
import type { ArchivedKind } from '../rules/document-kinds.js';
import type { FrozenOf } from '../rules/frozen.js';
import { ciiOf } from '../xml/cii.js';

/** Something issued, of which there is one rendering for ever. */
export interface Issued<K extends ArchivedKind = ArchivedKind> {
  scope: AccountScope;
  subjectId: string;
  document: FrozenOf<K>;
}

/** Renders what was issued, once; from then on everybody gets the same bytes. */
@Injectable()
export class ArchiveDocuments {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly documents: DocumentsRepository,
    private readonly renderer: DocumentRenderer,
  ) {}

  /** As archived; rendered now when it is not. Null for the XML of what has none. */
  async get(issued: Issued, format: DocumentFormat): Promise<StoredDocument | null> {
    const key = keyOf(issued, format);
    const known = await this.unitOfWork.run(issued.scope, (tx) => this.documents.find(tx, issued.scope, key));
    return known ?? this.unitOfWork.runAsWorker((tx) => this.getIn(tx, issued, format));
  }

  /** The same in a transaction; as a worker. */
  async getIn(tx: Tx, issued: Issued, format: DocumentFormat): Promise<StoredDocument | null> {
    const key = keyOf(issued, format);
    const known = await this.documents.find(tx, issued.scope, key);
    if (known) return known;
    await this.render(tx, issued);
    return this.documents.find(tx, issued.scope, key);
  }

  private async render(tx: Tx, issued: Issued): Promise<void> {
    const { document } = issued;
    const xml = xmlOf(document);
    const pdf = await this.renderer.render(paperOf(document), xml);
    await this.keep(tx, issued, 'pdf', pdf);
    if (xml !== null) await this.keep(tx, issued, 'xml', Buffer.from(xml));
  }

  private keep(tx: Tx, issued: Issued, format: DocumentFormat, content: Buffer): Promise<void> {
    const sha256 = createHash('sha256').update(content).digest();
    const { language } = issued.document.content;
    return this.documents.keep(tx, issued.scope, keyOf(issued, format), { sha256, content }, language);
  }
}

function keyOf({ document, subjectId }: Issued, format: DocumentFormat): DocumentKey {
  return { kind: document.kind, subjectId, format };
}

/** Only what is booked goes into the reader's books as XML. */
function xmlOf(document: Issued['document']): string | null {
  return document.kind === 'invoice' || document.kind === 'credit_note' ? ciiOf(document.content) : null;
}
