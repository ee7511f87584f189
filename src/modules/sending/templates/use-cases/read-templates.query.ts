import { Injectable } from '@nestjs/common';
import type { AccountScope } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import {
  type Template,
  type TemplateSummary,
  TemplatesRepository,
  type VersionSummary,
} from '../data/templates.repository.js';

@Injectable()
export class ReadTemplates {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly templates: TemplatesRepository,
  ) {}

  one(scope: AccountScope, id: string): Promise<Template | null> {
    return this.unitOfWork.run(scope, (tx) => this.templates.find(tx, scope, id));
  }

  oneVersion(scope: AccountScope, id: string, version: number): Promise<Template | null> {
    return this.unitOfWork.run(scope, (tx) => this.templates.findVersion(tx, scope, id, version));
  }

  /** Newest first; one row more than `limit`. */
  page(scope: AccountScope, limit: number, before: string | null): Promise<TemplateSummary[]> {
    return this.unitOfWork.run(scope, (tx) => this.templates.list(tx, scope, limit + 1, before));
  }

  /** Newest first; one row more than `limit`. */
  versions(scope: AccountScope, id: string, limit: number, before: number | null): Promise<VersionSummary[]> {
    return this.unitOfWork.run(scope, (tx) => this.templates.listVersions(tx, scope, id, { limit: limit + 1, before }));
  }
}
