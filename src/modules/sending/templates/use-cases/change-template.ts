import { Injectable } from '@nestjs/common';
import { WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import type { Actor } from '../../../accounts/index.js';
import { type Template, TemplatesRepository } from '../data/templates.repository.js';
import { changedContent, sameContent, type TemplateChange } from '../rules/template-content.js';
import { templateProblems } from '../templates.errors.js';
import { requireContent } from './require-content.js';
import { TemplateTrail } from './template-trail.js';

const UNIQUE_VIOLATION = '23505';

/** Makes a new version of a template; a change that changes nothing makes none. */
@Injectable()
export class ChangeTemplate {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly templates: TemplatesRepository,
    private readonly trail: TemplateTrail,
  ) {}

  run(scope: AccountScope, id: string, change: TemplateChange, actor: Actor): Promise<Template> {
    return this.unitOfWork.run(scope, async (tx) => {
      const before = await this.templates.lock(tx, scope, id);
      if (before === null) throw platformProblems.not_found();
      const content = requireContent(changedContent(before, change));
      if (sameContent(before, content)) return before;
      await this.requireFreeName(tx, scope, id, content.name);
      const template = { ...before, ...content, version: before.version + 1, updatedAt: tx.now };
      await this.save(tx, scope, template);
      await this.trail.recordIn(tx, scope, { action: 'template.changed', from: before, to: template }, actor);
      return template;
    });
  }

  private async requireFreeName(tx: Tx, scope: AccountScope, id: string, name: string): Promise<void> {
    const known = await this.templates.idOfName(tx, scope, name);
    if (known === null || known === id) return;
    throw templateProblems.template_exists({ extra: { templateId: wireId(WIRE_PREFIXES.template, known) } });
  }

  /** Somebody may have taken the name since it was looked for. */
  private async save(tx: Tx, scope: AccountScope, template: Template): Promise<void> {
    try {
      await this.templates.save(tx, scope, template);
    } catch (error) {
      if ((error as { code?: unknown }).code === UNIQUE_VIOLATION) throw templateProblems.template_exists();
      throw error;
    }
  }
}
