import { TemplateVersionEntity } from './data/template-version.entity.js';
import { TemplateTranslationEntity } from './data/template-translation.entity.js';
import { TemplateEntity } from './data/template.entity.js';

export { TemplateLocator } from './http/template.locator.js';
export { RenderBudget, RenderPurse } from './rules/render-budget.js';
export { plainTextOf } from './rules/plain-text.js';
export { type Programs, renderContent, type RenderedContent } from './rules/render-content.js';
export type { Program } from './rules/template-nodes.js';
export { type UsableTemplate, usableTemplate } from './rules/usable-template.js';
export { templateProblems } from './templates.errors.js';
export { TemplatesModule } from './templates.module.js';
export { type PlainText, PlainTexts } from './use-cases/plain-texts.js';
export { renderedOrProblem } from './use-cases/rendered-or-problem.js';
export { type FoundTemplate, TemplateShelf, type TemplateWish } from './use-cases/template-shelf.js';

export const templateEntities = [TemplateEntity, TemplateVersionEntity, TemplateTranslationEntity];
