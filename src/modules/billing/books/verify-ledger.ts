import { BookReader } from './data/book-reader.js';
import { verifyBooks } from './use-cases/verify-books.js';

const TELL_EVERY = 100_000;

/** The command: verifies the books of a database, says how far it is, and answers whether they are whole. */
export async function verifyLedger(databaseUrl: string, say: (line: string) => void): Promise<boolean> {
  const reader = await BookReader.open(databaseUrl);
  const counts = new Map<string, number>();
  const progress = (kind: string): void => {
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    if (count % TELL_EVERY === 0) say(`  … ${kind} ${count}`);
  };
  let ok = true;
  try {
    for await (const { name, examined, broken } of verifyBooks(reader, progress)) {
      ok &&= broken === null;
      say(`${broken === null ? 'ok    ' : 'BROKEN'} ${name.padEnd(22)} ${examined} examined`);
      if (broken)
        say(
          `       first broken: ${broken.where}\n       expected ${broken.expected}\n       found    ${broken.found}`,
        );
    }
  } finally {
    await reader.close();
  }
  say(ok ? 'the books are whole' : 'the books are BROKEN: keep the database as it is and find out who changed it');
  return ok;
}
