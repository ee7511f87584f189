import type { FieldFault, Problem } from '../../../../kernel/problem.js';
import { bodyProblem } from '../../../../platform/http/index.js';
import { MAX_RENDER_MS, MAX_OUTPUT_BYTES, type Excess, type RenderBudget } from '../rules/render-budget.js';
import { renderContent, type RenderResult } from '../rules/render-content.js';
import type { UsableTemplate } from '../rules/usable-template.js';
import { templateProblems } from '../templates.errors.js';

const DETAILS: Record<Excess, string> = {
  steps: 'It takes too many steps: lists inside of lists grow fast.',
  time: `It takes more than ${MAX_RENDER_MS} ms.`,
  output: `It makes more than ${MAX_OUTPUT_BYTES} bytes.`,
};
const MESSAGES: Record<string, string> = {
  template_variable_missing: 'The template needs it, and has no default for it.',
  wrong_type: 'Only texts, numbers and booleans can be printed, and only lists and objects gone through.',
  unsafe_address: 'A link may begin with http, https, mailto, tel or sms, an image with cid too.',
};

/** What a template says with these variables, or the refusal. */
export function renderedOrProblem(
  template: UsableTemplate,
  variables: object,
  budget: RenderBudget,
  unprintable?: Parameters<typeof renderContent>[3],
): (RenderResult & { kind: 'rendered' }) | Problem {
  if (template.programs === null)
    return bodyProblem(template.faults.map((fault) => ({ ...fault, field: 'templateId' })));
  const result = renderContent(template.programs, variables, budget, unprintable);
  if (result.kind === 'rendered') return result;
  if (result.kind === 'too_expensive')
    return templateProblems.template_too_expensive({
      detail: DETAILS[result.limit],
      errors: [{ field: 'templateId', code: 'template_too_expensive', message: '' }],
    });
  const errors: FieldFault[] = result.faults.map(({ name, code }) => ({
    field: `variables.${name}`.slice(0, 300),
    code,
    message: MESSAGES[code] ?? '',
  }));
  const missing = result.faults.filter(({ code }) => code === 'template_variable_missing').map(({ name }) => name);
  return missing.length > 0
    ? templateProblems.template_variable_missing({ errors, extra: { missing } })
    : bodyProblem(errors);
}
