import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Language } from '../../../../kernel/texts.js';

/** The files are text for people: they stay beside the source, wherever the program was compiled to. */
const FOLDER = join('src', 'modules', 'support', 'help', 'seed');

/** An article as it comes with the product, in one language. */
export function seedFile(language: Language, slug: string): Promise<string> {
  return readFile(join(repositoryRoot(), FOLDER, `${slug}.${language}.md`), 'utf8');
}

function repositoryRoot(): string {
  let directory = import.meta.dirname;
  while (!existsSync(join(directory, 'package.json')) && directory !== dirname(directory))
    directory = dirname(directory);
  return directory;
}
