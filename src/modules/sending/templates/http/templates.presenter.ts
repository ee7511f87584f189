import { WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import { toIso } from '../../../../kernel/time/instant.js';
import type { Template, TemplateSummary } from '../data/templates.repository.js';
import type { TemplateSummaryView, TemplateView } from './templates.dto.js';

export function presentTemplate({ html, text, ...template }: Template): TemplateView {
  return { ...presentSummary(template), html, text };
}

export function presentSummary({
  id,
  name,
  subject,
  version,
  createdAt,
  updatedAt,
}: TemplateSummary): TemplateSummaryView {
  return {
    id: wireId(WIRE_PREFIXES.template, id),
    name,
    subject,
    version,
    createdAt: toIso(createdAt),
    updatedAt: toIso(updatedAt),
  };
}
