import { Injectable } from '@nestjs/common';
import { newId } from '../../../../kernel/ids.js';
import { toDate } from '../../../../kernel/time/instant.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { type ArchivedKind, TEMPLATE_VERSION } from '../rules/document-kinds.js';

export type DocumentFormat = 'pdf' | 'xml';

export interface DocumentKey {
  kind: ArchivedKind;
  /** The invoice, credit note or deposit. */
  subjectId: string;
  format: DocumentFormat;
}

export interface StoredDocument {
  sha256: Buffer;
  content: Buffer;
}

/** Renderings, written once. */
@Injectable()
export class DocumentsRepository {
  async find(tx: Tx, scope: AccountScope, { kind, subjectId, format }: DocumentKey): Promise<StoredDocument | null> {
    const [row] = await tx.query<StoredDocument>(
      'select sha256, content from billing_documents where account_id = $1 and kind = $2 and subject_id = $3 and format = $4',
      [scope.accountId, kind, subjectId, format],
    );
    return row ?? null;
  }

  /** Whoever comes second finds what the first one wrote. As a worker. */
  async keep(tx: Tx, scope: AccountScope, key: DocumentKey, document: StoredDocument, language: string): Promise<void> {
    await tx.query(
      `insert into billing_documents (id, account_id, kind, subject_id, format, language, template_version, sha256, content,
         rendered_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing`,
      [
        newId(tx.now),
        scope.accountId,
        key.kind,
        key.subjectId,
        key.format,
        language,
        TEMPLATE_VERSION,
        document.sha256,
        document.content,
        toDate(tx.now),
      ],
    );
  }
}
