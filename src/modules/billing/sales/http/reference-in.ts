import { parseWireId, type WirePrefix } from '../../../../kernel/ids.js';
import { platformProblems } from '../../../../platform/http/index.js';

/** An id in a body; one that cannot be is answered like one that is not there. */
export function referenceIn(prefix: WirePrefix, field: string, text: string): string {
  const id = parseWireId(prefix, text);
  if (id !== null) return id;
  throw platformProblems.reference_not_found({ errors: [{ field, code: 'reference_not_found', message: '' }] });
}
