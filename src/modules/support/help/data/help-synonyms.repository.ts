import { Injectable } from '@nestjs/common';
import type { Language } from '../../../../kernel/texts.js';
import { toDate } from '../../../../kernel/time/instant.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { fold } from '../rules/fold-words.js';
import { SEARCH_LANGUAGES } from '../rules/search-languages.table.js';
import type { SynonymGroups } from '../rules/synonym-groups.js';

/** Groups of words that mean the same: as staff wrote them, and as the search reads them. */
@Injectable()
export class HelpSynonymsRepository {
  /** Of the languages whose groups staff wrote. */
  async ofStaff(tx: Tx): Promise<Map<Language, SynonymGroups>> {
    const rows = await tx.query<{ lang: Language; groups: SynonymGroups }>(
      'select lang, groups from help_synonym_groups',
    );
    return new Map(rows.map(({ lang, groups }) => [lang, groups]));
  }

  async keepOfStaff(tx: Tx, language: Language, groups: SynonymGroups): Promise<void> {
    await tx.query(
      `insert into help_synonym_groups (lang, groups, updated_at) values ($1, $2::jsonb, $3)
       on conflict (lang) do update set groups = excluded.groups, updated_at = excluded.updated_at`,
      [language, JSON.stringify(groups), toDate(tx.now)],
    );
  }

  async dropOfStaff(tx: Tx, language: Language): Promise<void> {
    await tx.query('delete from help_synonym_groups where lang = $1', [language]);
  }

  /** From now on each word of a group leads to all the others. */
  async use(tx: Tx, language: Language, groups: SynonymGroups): Promise<void> {
    await tx.query('delete from help_synonyms where lang = $1', [language]);
    await tx.query(
      `insert into help_synonyms (lang, term, stem, meanings)
       select s.lang, s.term, coalesce((ts_lexize(s.dictionary::regdictionary, s.term))[1], s.term), s.meanings
         from jsonb_to_recordset($1::jsonb) as s (lang text, dictionary text, term text, meanings text[])`,
      [JSON.stringify(rowsOf(language, groups))],
    );
  }
}

function rowsOf(lang: Language, groups: SynonymGroups): object[] {
  const meanings = new Map<string, Set<string>>();
  for (const group of groups.map((words) => words.map((word) => fold(word, lang).replaceAll('-', ' '))))
    for (const term of group.filter((word) => !word.includes(' '))) {
      const others = meanings.get(term) ?? new Set();
      for (const other of group) if (other !== term) others.add(other);
      meanings.set(term, others);
    }
  const { dictionary } = SEARCH_LANGUAGES[lang];
  return [...meanings].map(([term, others]) => ({ lang, dictionary, term, meanings: [...others] }));
}
