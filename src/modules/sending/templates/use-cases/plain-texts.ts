import { Injectable } from '@nestjs/common';
import { Clock } from '../../../../platform/clock/clock.js';
import { bodyProblem } from '../../../../platform/http/index.js';
import { RenderBudget } from '../rules/render-budget.js';
import { renderContent } from '../rules/render-content.js';
import { usableTemplate } from '../rules/usable-template.js';
import { templateProblems } from '../templates.errors.js';

/** Words that are no mail, read once for any number of readers. */
export interface PlainText {
  /** What one reader gets; what his variables do not know leaves nothing in its place. Null: it became too expensive with them. */
  for(variables: object): string | null;
  /** Everybody gets the same. */
  readonly isSame: boolean;
}

/** Texts in the language of templates, beside mail: what is sent as SMS. */
@Injectable()
export class PlainTexts {
  constructor(private readonly clock: Clock) {}

  /** @throws 422 with the place in `text` that cannot be read; 422 `template_too_expensive` */
  read(source: string): PlainText {
    if (!source.includes('{{')) return { for: () => source, isSame: true };
    const { programs, faults } = usableTemplate({ subject: '', html: null, text: source });
    if (programs === null) throw bodyProblem([...faults]);
    const filled = (variables: object): string | null => {
      const budget = new RenderBudget(() => this.clock.monotonicMs());
      const result = renderContent(programs, variables, budget, 'nothing');
      return result.kind === 'rendered' ? (result.content.text ?? '') : null;
    };
    if (filled({}) === null)
      throw templateProblems.template_too_expensive({
        errors: [{ field: 'text', code: 'template_too_expensive', message: '' }],
      });
    return { for: filled, isSame: false };
  }
}
