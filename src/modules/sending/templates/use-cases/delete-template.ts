import { Injectable } from '@nestjs/common';
import type { AccountScope } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import type { Actor } from '../../../accounts/index.js';
import { TemplatesRepository } from '../data/templates.repository.js';
import { TemplateTrail } from './template-trail.js';

/** Deletes a template with all its versions. */
@Injectable()
export class DeleteTemplate {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly templates: TemplatesRepository,
    private readonly trail: TemplateTrail,
  ) {}

  run(scope: AccountScope, id: string, actor: Actor): Promise<void> {
    return this.unitOfWork.run(scope, async (tx) => {
      const template = await this.templates.lock(tx, scope, id);
      if (template === null) throw platformProblems.not_found();
      await this.templates.delete(tx, scope, id);
      await this.trail.recordIn(tx, scope, { action: 'template.deleted', from: template }, actor);
    });
  }
}
