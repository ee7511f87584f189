import { WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import type { Language } from '../../../../kernel/texts.js';
import { toIso } from '../../../../kernel/time/instant.js';
import type { HelpArticleEntity } from '../data/help-article.entity.js';
import type { HelpArticleVersionEntity } from '../data/help-article-version.entity.js';
import type { HelpMediaEntity } from '../data/help-media.entity.js';
import type { ArticleContent, FoundArticle } from '../rules/article.js';
import type { ReadArticle } from '../use-cases/read-articles.query.js';
import type { WrittenArticle } from '../use-cases/write-articles.js';
import type {
  ArticleVersionDto,
  ArticleVersionSummaryDto,
  StaffArticleDto,
  StaffArticleSummaryDto,
} from './admin-articles.dto.js';
import type { HelpMediaFileDto } from './article-media.dto.js';
import type { ArticleDto, ArticleMediaDto, ArticleSummaryDto } from './articles.dto.js';

export function presentSummary({ slug, title, excerpt, lang }: FoundArticle): ArticleSummaryDto {
  return { slug, title, excerpt, lang };
}

export function presentArticle({ page, media }: ReadArticle, publicUrl: string): ArticleDto {
  const { slug, title, excerpt, lang, body, topics } = page;
  const files = page.media.flatMap(({ id, alt }) => {
    const file = media.get(id);
    return file ? [presentMedia(file, altIn(alt, lang), publicUrl)] : [];
  });
  return { slug, title, excerpt, lang, body, topics, media: files };
}

/** What a picture shows, in the language of the page, else in English. */
export function altIn(alt: Partial<Record<Language, string>>, language: Language): string {
  return alt[language] ?? alt.en ?? '';
}

function presentMedia({ id, kind }: HelpMediaEntity, alt: string, publicUrl: string): ArticleMediaDto {
  const wire = wireId(WIRE_PREFIXES.articleMedia, id);
  return { id: wire, kind, url: `${publicUrl}/help/media/${wire}`, alt };
}

export function presentFile(file: HelpMediaEntity, publicUrl: string): HelpMediaFileDto {
  const { id, kind, url } = presentMedia(file, '', publicUrl);
  const { contentType, name, bytes, createdAt } = file;
  return { id, kind, url, contentType, name, bytes, createdAt: toIso(createdAt) };
}

export function presentStaffSummary(article: HelpArticleEntity): StaffArticleSummaryDto {
  const { slug, status, version, publishedVersion, topics, seedDigest, updatedAt, publishedAt } = article;
  return {
    slug,
    status,
    version,
    publishedVersion,
    topics,
    origin: seedDigest === null ? 'staff' : 'product',
    updatedAt: toIso(updatedAt),
    publishedAt: publishedAt && toIso(publishedAt),
  };
}

export function presentStaffArticle({ article, content }: WrittenArticle): StaffArticleDto {
  return { ...presentStaffSummary(article), ...presentContent(content) };
}

export function presentVersionSummary(row: HelpArticleVersionEntity): ArticleVersionSummaryDto {
  const { version, editorId, createdAt, content } = row;
  return {
    version,
    editor: editorId && wireId(WIRE_PREFIXES.staff, editorId),
    createdAt: toIso(createdAt),
    languages: Object.keys(content.translations) as Language[],
  };
}

export function presentVersion(row: HelpArticleVersionEntity): ArticleVersionDto {
  return { ...presentVersionSummary(row), ...presentContent(row.content) };
}

function presentContent({ topics, translations, media }: ArticleContent): Omit<ArticleContent, never> {
  return {
    topics,
    translations,
    media: media.map(({ id, alt }) => ({ id: wireId(WIRE_PREFIXES.articleMedia, id), alt })),
  };
}
