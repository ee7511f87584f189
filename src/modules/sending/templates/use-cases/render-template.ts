import { Injectable } from '@nestjs/common';
import { Problem } from '../../../../kernel/problem.js';
import { Clock } from '../../../../platform/clock/clock.js';
import type { AccountScope } from '../../../../platform/database/tx.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { RenderBudget } from '../rules/render-budget.js';
import type { RenderedContent, RenderWarning } from '../rules/render-content.js';
import { renderedOrProblem } from './rendered-or-problem.js';
import { TemplateShelf } from './template-shelf.js';

export interface RenderedTemplate extends RenderedContent {
  readonly version: number;
  readonly language: string | null;
  readonly warnings: RenderWarning[];
}

/** Shows what a mail would say, as it would be sent. */
@Injectable()
export class RenderTemplate {
  constructor(
    private readonly shelf: TemplateShelf,
    private readonly clock: Clock,
  ) {}

  async run(
    { accountId }: AccountScope,
    id: string,
    wish: { variables: object; language: string | null; version: number | null },
  ): Promise<RenderedTemplate> {
    const { variables, language, version } = wish;
    const [found] = await this.shelf.find(accountId, [{ id, language, version }]);
    if (!found) {
      if (version === null) throw platformProblems.not_found();
      throw platformProblems.reference_not_found({
        errors: [{ field: 'version', code: 'reference_not_found', message: '' }],
      });
    }
    const budget = new RenderBudget(() => this.clock.monotonicMs());
    const rendered = renderedOrProblem(found.template, variables, budget);
    if (rendered instanceof Problem) throw rendered;
    const { content, warnings } = rendered;
    return { ...content, warnings, version: found.version, language: found.language };
  }
}
