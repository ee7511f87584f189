import type { FieldFault } from '../../../../kernel/problem.js';
import { readTemplate } from './read-template.js';
import type { Programs } from './render-content.js';
import type { Program } from './template-nodes.js';
import { placedFault } from './template-faults.js';

interface Source {
  readonly subject: string;
  readonly html: string | null;
  readonly text: string | null;
}

/** A version of a template in one language, read once for any number of messages. */
export interface UsableTemplate {
  readonly programs: Programs | null;
  /** Of a template that was stored before it was checked. */
  readonly faults: readonly FieldFault[];
  readonly sourceChars: number;
}

export function usableTemplate({ subject, html, text }: Source): UsableTemplate {
  const faults: FieldFault[] = [];
  const read = (source: string, field: string, kind: 'html' | 'plain'): Program => {
    const result = readTemplate(source, kind);
    if (result.ok) return result.program;
    faults.push(...result.faults.map((fault) => placedFault(field, fault)));
    return [];
  };
  const programs = {
    subject: read(subject, 'subject', 'plain'),
    html: html === null ? null : read(html, 'html', 'html'),
    text: text === null ? null : read(text, 'text', 'plain'),
  };
  const sourceChars = subject.length + (html?.length ?? 0) + (text?.length ?? 0);
  return { programs: faults.length > 0 ? null : programs, faults, sourceChars };
}
