import { Injectable } from '@nestjs/common';
import { newId } from '../../../../kernel/ids.js';
import type { Instant } from '../../../../kernel/time/instant.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import type { LocalContent, TemplateContent } from '../rules/template-content.js';
import { TemplateTranslationEntity } from './template-translation.entity.js';
import { TemplateVersionEntity } from './template-version.entity.js';
import { TemplateEntity } from './template.entity.js';

/** A template with the content of one of its versions. */
export interface Template extends TemplateContent {
  id: string;
  version: number;
  createdAt: Instant;
  updatedAt: Instant;
}
export type TemplateSummary = Omit<Template, keyof LocalContent | 'translations'> & {
  subject: string;
  languages: string[];
};

/** Of a version, without what may be large. */
export interface VersionSummary {
  version: number;
  name: string;
  subject: string;
  language: string | null;
  languages: string[];
  createdAt: Instant;
}

const LANGUAGES = `array(select x.language from template_translations x
  where x.account_id = v.account_id and x.template_id = v.template_id and x.version = v.version order by x.language) as languages`;

@Injectable()
export class TemplatesRepository {
  /** False when the account has a template of this name. */
  async insert(tx: Tx, { accountId }: AccountScope, template: Template): Promise<boolean> {
    const { id, name, version, createdAt, updatedAt } = template;
    const inserted = await tx.manager
      .createQueryBuilder()
      .insert()
      .into(TemplateEntity)
      .values({ id, accountId, name, version, createdAt, updatedAt })
      .orIgnore()
      .returning('id')
      .execute();
    if ((inserted.raw as unknown[]).length === 0) return false;
    await this.insertVersion(tx, accountId, template);
    return true;
  }

  /** The template as it is now: one version more, the one before stays. */
  async save(tx: Tx, { accountId }: AccountScope, template: Template): Promise<void> {
    const { id, name, version, updatedAt } = template;
    await tx.manager.update(TemplateEntity, { accountId, id }, { name, version, updatedAt });
    await this.insertVersion(tx, accountId, template);
  }

  async lock(tx: Tx, { accountId }: AccountScope, id: string): Promise<Template | null> {
    const lock = { mode: 'pessimistic_write' } as const;
    return this.whole(tx, await tx.manager.findOne(TemplateEntity, { where: { accountId, id }, lock }));
  }

  async find(tx: Tx, { accountId }: AccountScope, id: string): Promise<Template | null> {
    return this.whole(tx, await tx.manager.findOneBy(TemplateEntity, { accountId, id }));
  }

  /** As it was in one of its versions; `updatedAt` is when that was written. */
  async findVersion(tx: Tx, { accountId }: AccountScope, id: string, version: number): Promise<Template | null> {
    const template = await tx.manager.findOneBy(TemplateEntity, { accountId, id });
    return this.whole(tx, template && { ...template, version });
  }

  async idOfName(tx: Tx, { accountId }: AccountScope, name: string): Promise<string | null> {
    return (await tx.manager.findOneBy(TemplateEntity, { accountId, name }))?.id ?? null;
  }

  /** Newest first, without what may be large. */
  list(tx: Tx, { accountId }: AccountScope, limit: number, before: string | null): Promise<TemplateSummary[]> {
    return tx.query<TemplateSummary>(
      `select t.id, t.name, v.subject, v.language, ${LANGUAGES}, t.version, t.created_at as "createdAt", t.updated_at as "updatedAt"
         from templates t join template_versions v on v.account_id = t.account_id and v.template_id = t.id and v.version = t.version
        where t.account_id = $1 and ($2::uuid is null or t.id < $2) order by t.id desc limit $3`,
      [accountId, before, limit],
    );
  }

  /** Newest first. */
  listVersions(
    tx: Tx,
    { accountId }: AccountScope,
    id: string,
    page: { limit: number; before: number | null },
  ): Promise<VersionSummary[]> {
    return tx.query<VersionSummary>(
      `select v.version, v.name, v.subject, v.language, ${LANGUAGES}, v.created_at as "createdAt" from template_versions v
        where v.account_id = $1 and v.template_id = $2 and ($3::int is null or v.version < $3) order by v.version desc limit $4`,
      [accountId, id, page.before, page.limit],
    );
  }

  /** With all its versions. */
  async delete(tx: Tx, { accountId }: AccountScope, id: string): Promise<void> {
    await tx.manager.delete(TemplateTranslationEntity, { accountId, templateId: id });
    await tx.manager.delete(TemplateVersionEntity, { accountId, templateId: id });
    await tx.manager.delete(TemplateEntity, { accountId, id });
  }

  /** All versions of all templates, a few at a time: one may have 2 MB. */
  versionsAfter(
    tx: Tx,
    { accountId }: AccountScope,
    last: { templateId: string; version: number } | null,
    limit: number,
  ): Promise<TemplateVersionEntity[]> {
    const query = tx.manager
      .createQueryBuilder(TemplateVersionEntity, 'v')
      .where('v.account_id = :accountId', { accountId })
      .orderBy({ 'v.template_id': 'ASC', 'v.version': 'ASC' })
      .limit(limit);
    if (last !== null) query.andWhere('(v.template_id, v.version) > (:templateId, :version)', last);
    return query.getMany();
  }

  translationsOf(
    tx: Tx,
    { accountId }: AccountScope,
    templateId: string,
    version: number,
  ): Promise<TemplateTranslationEntity[]> {
    return tx.manager.find(TemplateTranslationEntity, {
      where: { accountId, templateId, version },
      order: { language: 'ASC' },
    });
  }

  private async insertVersion(tx: Tx, accountId: string, template: Template): Promise<void> {
    const { id: templateId, version, name, subject, html, mjml, text, language, updatedAt: createdAt } = template;
    const head = { accountId, templateId, version };
    const row = { id: newId(tx.now), ...head, name, subject, html, mjml, text, language, createdAt };
    await tx.manager.insert(TemplateVersionEntity, row);
    for (const [translated, content] of Object.entries(template.translations))
      await tx.manager.insert(TemplateTranslationEntity, {
        id: newId(tx.now),
        ...head,
        language: translated,
        ...content,
      });
  }

  private async whole(tx: Tx, template: TemplateEntity | null): Promise<Template | null> {
    if (template === null) return null;
    const { id, accountId, version, createdAt } = template;
    const content = await tx.manager.findOneBy(TemplateVersionEntity, { accountId, templateId: id, version });
    if (content === null) return null; // deleted since, or never written
    const { name, subject, html, mjml, text, language, createdAt: updatedAt } = content;
    const rows = await this.translationsOf(tx, { accountId }, id, version);
    const translations = Object.fromEntries(rows.map((row) => [row.language, localOf(row)]));
    return { id, name, subject, html, mjml, text, language, translations, version, createdAt, updatedAt };
  }
}

function localOf({ subject, html, mjml, text }: LocalContent): LocalContent {
  return { subject, html, mjml, text };
}
