import { escaped } from '../../../../kernel/escaped.js';
import type { Language } from '../../../../kernel/texts.js';
import { type Block, readMarkdown, readSpans, type Span } from './markdown.js';
import type { MediaKind } from './media-types.table.js';

/** A picture or film as a page shows it; its address is ours. */
export interface ShownMedia {
  kind: MediaKind;
  url: string;
  alt: string;
}

export interface RenderContext {
  language: Language;
  media: ReadonlyMap<string, ShownMedia>;
}

/** HTML of what staff wrote. Every letter of theirs is escaped; the tags are ours, and no attribute but checked links. */
export function renderMarkdown(source: string, context: RenderContext): string {
  return readMarkdown(source)
    .map((block) => renderBlock(block, context))
    .join('\n');
}

/** The pictures and films that the text itself shows; the others follow at its end. */
export function mediaWithin(source: string): Set<string> {
  return new Set(readMarkdown(source).flatMap((block) => (block.kind === 'media' ? [block.id] : [])));
}

function renderBlock(block: Block, context: RenderContext): string {
  const inline = (text: string): string => renderSpans(readSpans(text), context);
  switch (block.kind) {
    case 'heading':
      return `<h${block.level}>${inline(block.text)}</h${block.level}>`;
    case 'paragraph':
      return `<p>${inline(block.text)}</p>`;
    case 'note':
      return `<p class="note">${inline(block.text)}</p>`;
    case 'code':
      return `<pre><code>${escaped(block.text)}</code></pre>`;
    case 'list': {
      const tag = block.ordered ? 'ol' : 'ul';
      return `<${tag}>${block.items.map((item) => `<li>${inline(item)}</li>`).join('')}</${tag}>`;
    }
    case 'table':
      return renderTable(block.header, block.rows, inline);
    case 'media': {
      const media = context.media.get(block.id);
      return media ? renderMedia(media) : '';
    }
  }
}

function renderTable(header: readonly string[], rows: readonly string[][], inline: (text: string) => string): string {
  const row = (cells: readonly string[], tag: string): string =>
    `<tr>${cells.map((cell) => `<${tag}>${inline(cell)}</${tag}>`).join('')}</tr>`;
  const body = rows.map((cells) => row(cells, 'td')).join('');
  return `<div class="wide"><table><thead>${row(header, 'th')}</thead><tbody>${body}</tbody></table></div>`;
}

export function renderMedia({ kind, url, alt }: ShownMedia): string {
  const [address, words] = [escaped(url), escaped(alt)];
  if (kind === 'image') return `<figure><img src="${address}" alt="${words}" loading="lazy"></figure>`;
  return `<figure><video src="${address}" controls preload="metadata" aria-label="${words}"></video><figcaption>${words}</figcaption></figure>`;
}

function renderSpans(spans: readonly Span[], context: RenderContext): string {
  return spans.map((span) => renderSpan(span, context)).join('');
}

function renderSpan(span: Span, context: RenderContext): string {
  switch (span.kind) {
    case 'text':
      return escaped(span.text);
    case 'code':
      return `<code>${escaped(span.text)}</code>`;
    case 'strong':
      return `<strong>${renderSpans(span.spans, context)}</strong>`;
    case 'emphasis':
      return `<em>${renderSpans(span.spans, context)}</em>`;
    case 'link': {
      const address = addressOf(span.target, context.language);
      const label = renderSpans(span.spans, context);
      return address === null ? label : `<a href="${escaped(address)}" rel="noopener noreferrer">${label}</a>`;
    }
  }
}

const WEB = /^https?:\/\/[^\s"'<>\\]+$/i;
const MAIL = /^mailto:[^\s"'<>\\]+$/i;
const WITHIN = /^\/(?![/\\])[^\s"'<>\\]*$/;
const ARTICLE = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** The web, mail, a place of ours, or another article by its name; anything else, such as `javascript:`, is no link. */
function addressOf(target: string, language: Language): string | null {
  if (ARTICLE.test(target)) return `/help/${language}/${target}`;
  return [WEB, MAIL, WITHIN].some((form) => form.test(target)) ? target : null;
}
