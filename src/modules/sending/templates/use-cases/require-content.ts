import { platformProblems } from '../../../../platform/http/index.js';
import type { TemplateContent } from '../rules/template-content.js';

/** 422 for a template that would say nothing. */
export function requireContent(content: TemplateContent | null): TemplateContent {
  if (content !== null) return content;
  throw platformProblems.validation_failed({ errors: [{ field: 'html', code: 'required', message: '' }] });
}
