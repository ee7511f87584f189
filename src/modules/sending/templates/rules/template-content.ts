/** What a customer writes. */
export interface TemplateContent {
  name: string;
  subject: string;
  html: string | null;
  text: string | null;
}

export type TemplateChange = Partial<TemplateContent>;

/** What a template says after a change; null when neither HTML nor text is left. What a change leaves out stays. */
export function changedContent(before: TemplateContent, change: TemplateChange): TemplateContent | null {
  const { name = before.name, subject = before.subject, html = before.html, text = before.text } = change;
  return html === null && text === null ? null : { name: name.trim(), subject, html, text };
}

export function sameContent(one: TemplateContent, other: TemplateContent): boolean {
  return one.name === other.name && one.subject === other.subject && one.html === other.html && one.text === other.text;
}
