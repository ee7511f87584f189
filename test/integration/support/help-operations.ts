interface Prepared {
  path: string;
  token: string;
  body: object;
  effects: string;
  about: string;
}

/** POSTs of the help centre whose repetition would have its effect twice, by operationId. */
export const helpOperations: Record<string, (cast: { staff: string }, unique: string) => Prepared> = {
  createArticle: ({ staff }, unique) => {
    const slug = `article-${unique.toLowerCase()}`;
    return {
      path: '/v1/admin/articles',
      token: staff,
      body: { slug, translations: { en: { title: 'Quarks', excerpt: 'About quarks.', body: 'Up and down.' } } },
      effects:
        'select count(*) from help_article_versions v join help_articles a on a.id = v.article_id where a.slug = $1',
      about: slug,
    };
  },
};
