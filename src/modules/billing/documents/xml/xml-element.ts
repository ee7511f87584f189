import { create } from 'xmlbuilder2';
import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces.js';

const LINE_END = /\r\n?|[\u0085\u2028\u2029]/gu;
const UNWANTED = /[\p{Surrogate}\uFDD0-\uFDEF\uFFFE\uFFFF]|(?![\t\n])\p{Control}/gu;

/** An element with either text or children; null children are left out, so that a list reads as the schema's order. */
export interface XmlElement {
  name: string;
  content: string | (XmlElement | null)[];
  attributes?: Record<string, string>;
}

export function element(name: string, content: XmlElement['content'], attributes?: Record<string, string>): XmlElement {
  return { name, content: typeof content === 'string' ? cleanText(content) : content, attributes };
}

/** Nothing where nothing is known: the schemas take an empty element for a statement. */
export function optional(
  name: string,
  text: string | null | undefined,
  attributes?: Record<string, string>,
): XmlElement | null {
  const clean = cleanText(text ?? '');
  return clean === '' ? null : { name, content: clean, attributes };
}

/**
 * Text that every XML 1.0 parser hands on as it is: without the characters that XML forbids or discourages (control
 * characters, halves of surrogate pairs, noncharacters) and with line ends as parsers make them.
 */
export function cleanText(text: string): string {
  return text.replace(LINE_END, '\n').replace(UNWANTED, '').trim();
}

/** The same bytes for the same element, always. */
export function xmlOf(root: XmlElement): string {
  const document = create({ version: '1.0', encoding: 'UTF-8' });
  append(document, root);
  return `${document.end({ prettyPrint: true })}\n`;
}

/** The builder takes `&foo;` in a text for an entity and leaves it be; here it is what somebody typed. */
function append(parent: XMLBuilder, { name, content, attributes = {} }: XmlElement): void {
  const added = parent.ele(name, attributes);
  if (typeof content === 'string') added.txt(content.replaceAll('&', '&amp;'));
  else for (const child of content) if (child !== null) append(added, child);
}
