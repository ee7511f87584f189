import pg from 'pg';

export interface SentStatement {
  text: string;
  values: unknown[];
}

/** All statements that this process sends while something is done; whatever else goes on in it meanwhile sends some too. */
export async function statementsSent(deed: () => Promise<unknown>): Promise<SentStatement[]> {
  const prototype = pg.Client.prototype as unknown as { query: (...given: unknown[]) => unknown };
  const { query } = prototype;
  const seen: SentStatement[] = [];
  prototype.query = function watched(this: unknown, ...given: unknown[]) {
    const [first, second] = given as [string | { text: string; values?: unknown[] }, unknown];
    const text = typeof first === 'string' ? first : first.text;
    const own = typeof first === 'string' ? undefined : first.values;
    seen.push({ text, values: own ?? (Array.isArray(second) ? second : []) });
    return query.apply(this, given);
  };
  try {
    await deed();
  } finally {
    prototype.query = query;
  }
  return seen;
}
