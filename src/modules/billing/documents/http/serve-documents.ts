import { Injectable, type StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { platformProblems } from '../../../../platform/http/index.js';
import type { DocumentFormat } from '../data/documents.repository.js';
import { fileNameOf } from '../rules/file-name.js';
import { ArchiveDocuments, type Issued } from '../use-cases/archive-documents.js';
import { documentFile } from './document-file.js';

/** Answers what was issued as a file; 404 for what was not. */
@Injectable()
export class ServeDocuments {
  constructor(private readonly archive: ArchiveDocuments) {}

  async answer(reply: FastifyReply, issued: Issued | null, format: DocumentFormat): Promise<StreamableFile> {
    const stored = issued && (await this.archive.get(issued, format));
    if (!issued || !stored) throw platformProblems.not_found();
    const { kind, content } = issued.document;
    const { number, language } = content;
    return documentFile(reply, stored, { name: fileNameOf({ kind, number, language }, format), format });
  }
}
