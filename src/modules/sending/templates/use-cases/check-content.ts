import { Injectable } from '@nestjs/common';
import type { FieldFault } from '../../../../kernel/problem.js';
import { bodyProblem } from '../../../../platform/http/index.js';
import { MjmlCompiler } from '../adapters/mjml-compiler.js';
import { lostTags, MAX_MJML_BYTES, mjmlFaults } from '../rules/mjml-source.js';
import { readTemplate } from '../rules/read-template.js';
import { type LocalContent, MAX_CONTENT_BYTES, type TemplateContent } from '../rules/template-content.js';
import { placedFault } from '../rules/template-faults.js';
import { templateProblems } from '../templates.errors.js';

/** What is stored can be sent: every language is read as it will be read then, and MJML becomes HTML here and nowhere else. */
@Injectable()
export class CheckContent {
  constructor(private readonly compiler: MjmlCompiler) {}

  /** The content with its MJML compiled; 422 with all faults of all languages. */
  async run(content: TemplateContent): Promise<TemplateContent> {
    const faults: FieldFault[] = [];
    const own = await this.local(content, '', faults);
    const translations: Record<string, LocalContent> = {};
    for (const [language, translation] of Object.entries(content.translations))
      translations[language] = await this.local(translation, `translations.${language}.`, faults);
    if (faults.length > 0) throw bodyProblem(faults);
    return { ...content, ...own, translations };
  }

  private async local(content: LocalContent, field: string, faults: FieldFault[]): Promise<LocalContent> {
    const { subject, mjml, text } = content;
    const isUncompiled = mjml !== null && content.html === null;
    faults.push(...faultsIn(subject, `${field}subject`, 'plain'));
    if (text !== null) faults.push(...faultsIn(text, `${field}text`, 'plain'));
    if (mjml === null && content.html !== null) faults.push(...faultsIn(content.html, `${field}html`, 'html'));
    const html = isUncompiled ? await this.compiled(mjml, `${field}mjml`, faults) : content.html;
    return { subject, html, mjml, text };
  }

  private async compiled(mjml: string, field: string, faults: FieldFault[]): Promise<string | null> {
    const before =
      Buffer.byteLength(mjml) > MAX_MJML_BYTES ? [tooLong(field, MAX_MJML_BYTES)] : sourceFaults(mjml, field);
    faults.push(...before);
    if (before.length > 0) return null;
    const result = await this.compiler.compile(mjml);
    if (result.kind === 'too_expensive')
      throw templateProblems.template_too_expensive({
        detail: `Compiling this MJML takes too much ${result.limit}.`,
        errors: [{ field, code: 'template_too_expensive', message: '' }],
      });
    if (result.kind === 'invalid') {
      const told = result.errors.map(({ line, message }) =>
        placedFault(field, { code: 'mjml_invalid', line, column: null, message: `${message}.`.replace('..', '.') }),
      );
      faults.push(...told);
      return null;
    }
    const after =
      Buffer.byteLength(result.html) > MAX_CONTENT_BYTES
        ? [tooLong(field, MAX_CONTENT_BYTES)]
        : compiledFaults(mjml, result.html, field);
    faults.push(...after);
    return result.html;
  }
}

function tooLong(field: string, bytes: number): FieldFault {
  return { field, code: 'too_long', message: `At most ${bytes / 1024} KB.` };
}

function sourceFaults(mjml: string, field: string): FieldFault[] {
  const read = readTemplate(mjml, 'html');
  const faults = [...mjmlFaults(mjml), ...(read.ok ? [] : read.faults)];
  return faults.map((fault) => placedFault(field, fault));
}

/** The compiler moves texts about: what it made is read again. */
function compiledFaults(mjml: string, html: string, field: string): FieldFault[] {
  const lost = lostTags(mjml, html);
  const read = readTemplate(html, 'html');
  const unread = read.ok || lost.length > 0 ? [] : read.faults.map((fault) => ({ ...fault, line: 1, column: null }));
  return [...lost, ...unread].map((fault) => placedFault(field, fault));
}

function faultsIn(source: string, field: string, kind: 'html' | 'plain'): FieldFault[] {
  const read = readTemplate(source, kind);
  return read.ok ? [] : read.faults.map((fault) => placedFault(field, fault));
}
