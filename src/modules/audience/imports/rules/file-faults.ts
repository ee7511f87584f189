import type { FieldFault } from '../../../../kernel/problem.js';
import { IMPORT_LIMITS } from './limits.js';
import type { FileFault } from './sniff-file.js';

const MESSAGES: Readonly<Record<FileFault, string>> = {
  file_empty: 'The file has no rows.',
  file_is_spreadsheet: 'This is a spreadsheet; save it as CSV.',
  file_is_archive: 'This is an archive; unpack it.',
  file_not_text: 'This is no text.',
  too_many_columns: `A file may have ${IMPORT_LIMITS.columns} columns.`,
  row_too_long: `A row may have ${IMPORT_LIMITS.recordChars} characters.`,
};

export function faultOfFile(code: FileFault): FieldFault {
  return { field: 'file', code, message: MESSAGES[code] };
}
