import { Injectable } from '@nestjs/common';
import { HotPool } from '../../../../platform/database/hot-pool.js';

/** Which version of a template is in force, and in which languages it speaks. */
export interface TemplateHead {
  readonly id: string;
  readonly version: number;
  readonly language: string | null;
  readonly languages: readonly string[];
}

/** One version in one language; null is its own. */
export interface ContentKey {
  readonly id: string;
  readonly version: number;
  readonly language: string | null;
}
export interface StoredContent extends ContentKey {
  readonly subject: string;
  readonly html: string | null;
  readonly text: string | null;
}

/** For the accept path: any number of templates of an account in one statement. */
@Injectable()
export class TemplateContentsReader {
  constructor(private readonly pool: HotPool) {}

  /** In the order asked; null for what the account does not have. A version of null is the one in force. */
  async heads(
    accountId: string,
    asked: readonly { id: string; version: number | null }[],
  ): Promise<(TemplateHead | null)[]> {
    const { rows } = await this.pool.query<TemplateHead & { n: number }>({
      name: 'template_heads',
      text: `select asked.n::int as n, v.template_id as id, v.version, v.language,
               array(select x.language from template_translations x where x.account_id = v.account_id
                 and x.template_id = v.template_id and x.version = v.version) as languages
          from unnest($2::uuid[], $3::int[]) with ordinality asked (id, version, n)
          join templates t on t.account_id = $1 and t.id = asked.id
          join template_versions v on v.account_id = $1 and v.template_id = t.id and v.version = coalesce(asked.version, t.version)`,
      values: [accountId, asked.map(({ id }) => id), asked.map(({ version }) => version)],
    });
    const found = new Map(rows.map((row) => [row.n - 1, row]));
    return asked.map((_, i) => found.get(i) ?? null);
  }

  async contents(accountId: string, keys: readonly ContentKey[]): Promise<StoredContent[]> {
    const { rows } = await this.pool.query<StoredContent>({
      name: 'template_contents',
      text: `select asked.id, asked.version, asked.language, coalesce(x.subject, v.subject) as subject,
               case when asked.language is null then v.html else x.html end as html,
               case when asked.language is null then v.text else x.text end as text
          from unnest($2::uuid[], $3::int[], $4::text[]) asked (id, version, language)
          join template_versions v on v.account_id = $1 and v.template_id = asked.id and v.version = asked.version
          left join template_translations x on x.account_id = $1 and x.template_id = asked.id and x.version = asked.version
            and x.language = asked.language
         where asked.language is null or x.id is not null`,
      values: [
        accountId,
        keys.map(({ id }) => id),
        keys.map(({ version }) => version),
        keys.map(({ language }) => language),
      ],
    });
    return rows;
  }
}
