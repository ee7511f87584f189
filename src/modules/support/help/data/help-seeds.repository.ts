import { Injectable } from '@nestjs/common';
import type { Language } from '../../../../kernel/texts.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { fold } from '../rules/fold-words.js';
import { SEARCH_LANGUAGES } from '../rules/search-languages.table.js';

const NAME = 'help';

/** Which seed an installation has. */
@Injectable()
export class HelpSeedsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async digest(): Promise<string | null> {
    const [row] = await this.unitOfWork.readAsWorker<{ digest: string }>(
      'select digest from help_seeds where name = $1',
      [NAME],
    );
    return row?.digest ?? null;
  }

  /** Processes that start together place the seed one after the other. */
  async lock(tx: Tx): Promise<void> {
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('help_seeds', 0))`);
  }

  async keepDigest(tx: Tx, digest: string): Promise<void> {
    await tx.query(
      'insert into help_seeds (name, digest) values ($1, $2) on conflict (name) do update set digest = excluded.digest',
      [NAME, digest],
    );
  }

  /** Groups of words that mean the same: each of a group leads to all the others. */
  async replaceSynonyms(tx: Tx, groups: Record<Language, readonly (readonly string[])[]>): Promise<void> {
    await tx.query('delete from help_synonyms');
    const rows = (Object.keys(groups) as Language[]).flatMap((lang) => rowsOf(lang, groups[lang]));
    await tx.query(
      `insert into help_synonyms (lang, term, stem, meanings)
       select s.lang, s.term, coalesce((ts_lexize(s.dictionary::regdictionary, s.term))[1], s.term), s.meanings
         from jsonb_to_recordset($1::jsonb) as s (lang text, dictionary text, term text, meanings text[])`,
      [JSON.stringify(rows)],
    );
  }
}

function rowsOf(lang: Language, groups: readonly (readonly string[])[]): object[] {
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
