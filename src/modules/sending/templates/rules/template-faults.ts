import type { FieldFault } from '../../../../kernel/problem.js';
import type { MjmlFault } from './mjml-source.js';
import type { TemplateFault } from './template-nodes.js';

/** A fault of a field, and where inside of it. Lines and columns count from 1. */
export interface PlacedFault extends FieldFault {
  line: number;
  column?: number;
}

export function placedFault(field: string, fault: TemplateFault | MjmlFault): PlacedFault {
  const { code, line, column, message } = fault;
  const where = column === null ? `Line ${line}` : `Line ${line}, column ${column}`;
  return { field, code, message: `${where}: ${message}`, line, ...(column === null ? {} : { column }) };
}
