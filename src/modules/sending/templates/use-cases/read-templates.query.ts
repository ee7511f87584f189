import { Injectable } from '@nestjs/common';
import type { AccountScope } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { type Template, type TemplateSummary, TemplatesRepository } from '../data/templates.repository.js';

@Injectable()
export class ReadTemplates {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly templates: TemplatesRepository,
  ) {}

  one(scope: AccountScope, id: string): Promise<Template | null> {
    return this.unitOfWork.run(scope, (tx) => this.templates.find(tx, scope, id));
  }

  /** Newest first; one row more than `limit`. */
  page(scope: AccountScope, limit: number, before: string | null): Promise<TemplateSummary[]> {
    return this.unitOfWork.run(scope, (tx) => this.templates.list(tx, scope, limit + 1, before));
  }
}
