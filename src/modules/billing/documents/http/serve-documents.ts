import { createHash } from 'node:crypto';
import { Injectable, type StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { platformProblems } from '../../../../platform/http/index.js';
import { DocumentRenderer } from '../adapters/document-renderer.js';
import type { DocumentFormat } from '../data/documents.repository.js';
import { paperOf } from '../rules/compose-paper.js';
import { fileNameOf } from '../rules/file-name.js';
import type { FrozenOf } from '../rules/frozen.js';
import { ArchiveDocuments, type Issued } from '../use-cases/archive-documents.js';
import { documentFile } from './document-file.js';

/** Answers documents as files; 404 for what was not issued. */
@Injectable()
export class ServeDocuments {
  constructor(
    private readonly archive: ArchiveDocuments,
    private readonly renderer: DocumentRenderer,
  ) {}

  /** From the archive. */
  async answer(reply: FastifyReply, issued: Issued | null, format: DocumentFormat): Promise<StreamableFile> {
    const stored = issued && (await this.archive.get(issued, format));
    if (!issued || !stored) throw platformProblems.not_found();
    const { kind, content } = issued.document;
    return documentFile(reply, stored, { name: fileNameOf({ ...content, kind }, format), format });
  }

  /** Made for this answer only. */
  async passing(
    reply: FastifyReply,
    document: FrozenOf<'pro_forma' | 'purchase_order'> | null,
  ): Promise<StreamableFile> {
    if (document === null) throw platformProblems.not_found();
    const content = await this.renderer.render(paperOf(document), null);
    const sha256 = createHash('sha256').update(content).digest();
    const name = fileNameOf({ ...document.content, kind: document.kind }, 'pdf');
    return documentFile(reply, { content, sha256 }, { name, format: 'pdf' });
  }
}
