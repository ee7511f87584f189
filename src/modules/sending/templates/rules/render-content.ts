import { evaluateTemplate, VariableFaults } from './evaluate-template.js';
import { plainTextOf } from './plain-text.js';
import type { Excess, RenderBudget } from './render-budget.js';
import type { Program } from './template-nodes.js';

/** A template of one language, read. */
export interface Programs {
  readonly subject: Program;
  readonly html: Program | null;
  readonly text: Program | null;
}

export interface RenderedContent {
  readonly subject: string;
  readonly html: string | null;
  readonly text: string | null;
}

/** What deserves a look, though it is no fault. */
export type RenderWarning = 'subject_empty' | 'text_generated' | 'html_clipped_by_gmail';

export type RenderResult =
  | { readonly kind: 'rendered'; readonly content: RenderedContent; readonly warnings: RenderWarning[] }
  | { readonly kind: 'variables'; readonly faults: ReturnType<VariableFaults['all']> }
  | { readonly kind: 'too_expensive'; readonly limit: Excess };

/** Gmail shows so much of a mail and hides the rest behind a link, with whatever stands there, such as the way to unsubscribe. */
const GMAIL_CLIPS_BYTES = 102 * 1024;
/** RFC 5322 §2.1.1; what is longer is folded, but nobody reads it. */
const MAX_SUBJECT_CHARS = 998;

/**
 * What a mail says. Mail without a text of its own gets one made of its HTML. Variables that cannot be printed are faults, or
 * leave nothing in their place where one of many must not go without his mail.
 */
export function renderContent(
  programs: Programs,
  variables: object,
  budget: RenderBudget,
  unprintable: 'fault' | 'nothing' = 'fault',
): RenderResult {
  const faults = new VariableFaults();
  const part = (program: Program | null): string | null =>
    program === null ? null : evaluateTemplate(program, variables, budget, faults);
  const [subject, html, text] = [part(programs.subject), part(programs.html), part(programs.text)];
  if (budget.exceeded !== null) return { kind: 'too_expensive', limit: budget.exceeded };
  const found = unprintable === 'fault' ? faults.all() : [];
  if (found.length > 0) return { kind: 'variables', faults: found };
  const content = { subject: oneLine(subject ?? ''), html, text: text ?? (html === null ? null : plainTextOf(html)) };
  const warnings: RenderWarning[] = [];
  if (content.subject === '') warnings.push('subject_empty');
  if (text === null) warnings.push('text_generated');
  if (html !== null && Buffer.byteLength(html) > GMAIL_CLIPS_BYTES) warnings.push('html_clipped_by_gmail');
  return { kind: 'rendered', content, warnings };
}

/** A value with a line end must never make a second header field. */
function oneLine(subject: string): string {
  return subject.replace(/\s+/g, ' ').trim().slice(0, MAX_SUBJECT_CHARS);
}
