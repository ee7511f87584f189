/** What is known of a reader where he is written to. */
interface Reader {
  email: string;
  language: string | null;
  /** His own fields as JSON. */
  fieldsJson: string;
}

/** A contact's own fields by their keys, and what every contact has, as JSON. */
export function readerVariables({ fieldsJson, email, language }: Reader): string {
  const own = JSON.stringify(language === null ? { email } : { email, language });
  return fieldsJson === '{}' ? own : `${own.slice(0, -1)},${fieldsJson.slice(1)}`;
}
