import { WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import { toIso } from '../../../../kernel/time/instant.js';
import type { Template, TemplateSummary, VersionSummary } from '../data/templates.repository.js';
import type { TemplateSummaryView, TemplateVersionSummaryView, TemplateView } from './templates.dto.js';

export function presentTemplate({ html, mjml, text, translations, ...template }: Template): TemplateView {
  return { ...presentSummary({ ...template, languages: Object.keys(translations) }), html, mjml, text, translations };
}

export function presentSummary(template: TemplateSummary): TemplateSummaryView {
  const { id, name, subject, version, language, languages, createdAt, updatedAt } = template;
  return {
    id: wireId(WIRE_PREFIXES.template, id),
    name,
    subject,
    version,
    language,
    languages,
    createdAt: toIso(createdAt),
    updatedAt: toIso(updatedAt),
  };
}

export function presentVersion({ createdAt, ...version }: VersionSummary): TemplateVersionSummaryView {
  return { ...version, createdAt: toIso(createdAt) };
}
