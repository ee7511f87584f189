import { cleanFileName } from '../../../../kernel/file-names.js';
import type { FieldFault } from '../../../../kernel/problem.js';
import { tooMuch } from './limits.js';
import type { MediaType } from './media-types.table.js';
import { nameFor, sniffFile } from './sniff-file.js';

export interface NewFile {
  filename: string;
  content: Buffer;
}

/** A file that tickets take, under a name that may be shown. */
export interface JudgedFile extends NewFile {
  contentType: MediaType;
}

interface JudgedFiles {
  files: JudgedFile[];
  faults: FieldFault[];
  /** Why they are too many or too large; null when they are not. */
  tooMuch: string | null;
}

const MESSAGES = {
  unknown_content: 'This is none of the kinds of file that tickets take.',
  broken: 'The file is not whole, or not what its name says.',
  hides_something: 'There is a second file in the file.',
  runs: 'Programs and pages are not taken.',
} as const;

/** Looks at every file, so that all faults are told at once, each as one of `member`. */
export function judgeFiles(files: readonly NewFile[], member = 'attachments'): JudgedFiles {
  const excess = tooMuch(files.map(({ content }) => content.length));
  if (excess !== null) return { files: [], faults: [], tooMuch: excess };
  const judged: JudgedFiles = { files: [], faults: [], tooMuch: null };
  for (const [index, { filename, content }] of files.entries()) {
    const name = cleanFileName(filename) ?? 'file';
    const sniffed = sniffFile(content, name);
    if (sniffed.taken) {
      const { contentType } = sniffed;
      judged.files.push({ filename: nameFor(name, contentType), content, contentType });
    } else {
      const field = `${member}[${index}]`;
      judged.faults.push({ field, code: sniffed.because, message: MESSAGES[sniffed.because] });
    }
  }
  return judged;
}
