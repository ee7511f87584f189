import { Injectable } from '@nestjs/common';
import { newId, WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import type { AccountScope, BeforeCommit } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { bodyProblem } from '../../../../platform/http/index.js';
import type { Actor } from '../../../accounts/index.js';
import { type Template, TemplatesRepository } from '../data/templates.repository.js';
import { changedContent, contentFaults, type TemplateContent } from '../rules/template-content.js';
import { templateProblems } from '../templates.errors.js';
import { CheckContent } from './check-content.js';
import { TemplateTrail } from './template-trail.js';

/** Stores a template as its first version. */
@Injectable()
export class CreateTemplate {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly templates: TemplatesRepository,
    private readonly check: CheckContent,
    private readonly trail: TemplateTrail,
  ) {}

  async run(
    scope: AccountScope,
    wanted: TemplateContent,
    actor: Actor,
    keep: BeforeCommit<Template>,
  ): Promise<Template> {
    const written = changedContent(wanted, {});
    const faults = contentFaults(written, wanted);
    if (faults.length > 0) throw bodyProblem(faults);
    const content = await this.check.run(written);
    return this.unitOfWork.run(scope, async (tx) => {
      const template = { ...content, id: newId(tx.now), version: 1, createdAt: tx.now, updatedAt: tx.now };
      if (!(await this.templates.insert(tx, scope, template))) {
        const known = await this.templates.idOfName(tx, scope, template.name);
        const extra = known === null ? {} : { templateId: wireId(WIRE_PREFIXES.template, known) };
        throw templateProblems.template_exists({ extra });
      }
      await this.trail.recordIn(tx, scope, { action: 'template.created', to: template }, actor);
      await keep(tx, template);
      return template;
    });
  }
}
