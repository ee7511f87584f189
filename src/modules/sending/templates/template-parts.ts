import { Injectable, type OnModuleInit } from '@nestjs/common';
import { WIRE_PREFIXES, wireId } from '../../../kernel/ids.js';
import { toIso } from '../../../kernel/time/instant.js';
import type { AccountScope } from '../../../platform/database/tx.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { AccountsFacade, erasureOfTable, type ExportPart, exportOfTable } from '../../accounts/index.js';
import type { TemplateVersionEntity } from './data/template-version.entity.js';
import { TemplatesRepository } from './data/templates.repository.js';

const PAGE = 10;

/** Templates as they are exported and erased. */
@Injectable()
export class TemplateParts implements OnModuleInit {
  constructor(
    private readonly accounts: AccountsFacade,
    private readonly unitOfWork: UnitOfWork,
    private readonly templates: TemplatesRepository,
  ) {}

  onModuleInit(): void {
    const names = exportOfTable(this.unitOfWork, {
      name: 'sending.templates',
      description: 'Templates of mail.',
      table: 'templates',
      columns: ['id', 'name', 'version', 'created_at', 'updated_at'],
      ids: { id: WIRE_PREFIXES.template },
    });
    for (const part of [names, this.versions()]) this.accounts.registerExportPart(part);
    this.accounts.registerErasurePart(
      erasureOfTable({ name: 'sending.template-translations', table: 'template_translations' }),
    );
    this.accounts.registerErasurePart(
      erasureOfTable({ name: 'sending.template-versions', table: 'template_versions' }),
    );
    this.accounts.registerErasurePart(erasureOfTable({ name: 'sending.templates', table: 'templates' }));
  }

  private versions(): ExportPart {
    return {
      name: 'sending.template-versions',
      description: 'What the templates said, version by version, in all languages.',
      tables: ['template_versions', 'template_translations'],
      rows: (scope) => this.versionsOf(scope),
    };
  }

  private async lineOf(scope: AccountScope, written: TemplateVersionEntity): Promise<object> {
    const { templateId, version, name, subject, html, mjml, text, language, createdAt } = written;
    const rows = await this.unitOfWork.run(scope, (tx) =>
      this.templates.translationsOf(tx, scope, templateId, version),
    );
    const translations = Object.fromEntries(
      rows.map((row) => [row.language, { subject: row.subject, html: row.html, mjml: row.mjml, text: row.text }]),
    );
    const id = wireId(WIRE_PREFIXES.template, templateId);
    const head = { templateId: id, version, name, language, createdAt: toIso(createdAt) };
    return { ...head, subject, html, mjml, text, translations };
  }

  private async *versionsOf(scope: AccountScope): AsyncIterable<object> {
    for (let last: TemplateVersionEntity | null = null; ;) {
      const after: TemplateVersionEntity | null = last;
      const versions: TemplateVersionEntity[] = await this.unitOfWork.run(scope, (tx) =>
        this.templates.versionsAfter(tx, scope, after, PAGE),
      );
      for (const written of versions) yield this.lineOf(scope, written);
      if (versions.length < PAGE) return;
      last = versions.at(-1)!;
    }
  }
}
