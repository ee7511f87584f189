import { Injectable } from '@nestjs/common';
import { newId } from '../../../../kernel/ids.js';
import type { Instant } from '../../../../kernel/time/instant.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import type { TemplateContent } from '../rules/template-content.js';
import { TemplateVersionEntity } from './template-version.entity.js';
import { TemplateEntity } from './template.entity.js';

/** A template with the content of the version in force. */
export interface Template extends TemplateContent {
  id: string;
  version: number;
  createdAt: Instant;
  updatedAt: Instant;
}
export type TemplateSummary = Omit<Template, 'html' | 'text'>;

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

  async idOfName(tx: Tx, { accountId }: AccountScope, name: string): Promise<string | null> {
    return (await tx.manager.findOneBy(TemplateEntity, { accountId, name }))?.id ?? null;
  }

  /** Newest first, without what may be large. */
  list(tx: Tx, { accountId }: AccountScope, limit: number, before: string | null): Promise<TemplateSummary[]> {
    return tx.query<TemplateSummary>(
      `select t.id, t.name, v.subject, t.version, t.created_at as "createdAt", t.updated_at as "updatedAt"
         from templates t join template_versions v on v.account_id = t.account_id and v.template_id = t.id and v.version = t.version
        where t.account_id = $1 and ($2::uuid is null or t.id < $2) order by t.id desc limit $3`,
      [accountId, before, limit],
    );
  }

  /** With all its versions. */
  async delete(tx: Tx, { accountId }: AccountScope, id: string): Promise<void> {
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

  private async insertVersion(tx: Tx, accountId: string, template: Template): Promise<void> {
    const { id: templateId, version, name, subject, html, text, updatedAt: createdAt } = template;
    const id = newId(tx.now);
    const row = { id, accountId, templateId, version, name, subject, html, text, createdAt };
    await tx.manager.insert(TemplateVersionEntity, row);
  }

  private async whole(tx: Tx, template: TemplateEntity | null): Promise<Template | null> {
    if (template === null) return null;
    const { id, accountId, version, createdAt, updatedAt } = template;
    const content = await tx.manager.findOneBy(TemplateVersionEntity, { accountId, templateId: id, version });
    if (content === null) return null; // deleted since
    const { name, subject, html, text } = content;
    return { id, name, subject, html, text, version, createdAt, updatedAt };
  }
}
