import type { Problem } from '../../../../kernel/problem.js';

/** What a template says to one reader. */
export interface FilledTemplate {
  readonly subject: string;
  readonly html: string | null;
  readonly text: string | null;
}

/** A file that was uploaded before, read. */
export interface UploadedFile {
  readonly filename: string;
  readonly contentType: string;
  readonly content: Buffer;
}

/** What a message names instead of holding it, found before the message is read. */
export interface References {
  /** Null when the account has no such template. */
  readonly fill: ((variables: object) => FilledTemplate | Problem) | null;
  /** By id, as the message names them; what is missing is not the account's. */
  readonly files: ReadonlyMap<string, UploadedFile>;
}

export const NO_REFERENCES: References = { fill: null, files: new Map() };
