import { parseWireId, type WirePrefix } from '../../kernel/ids.js';
import type { AccountScope } from '../../platform/database/tx.js';
import { type Caller, callerScope, type ResourceLocator } from '../../platform/http/index.js';

/** Finds what belongs to the caller's account, as it is shown, by the id in the path. */
export abstract class OwnResource implements ResourceLocator {
  protected constructor(
    private readonly prefix: WirePrefix,
    private readonly shown: (scope: AccountScope, id: string) => Promise<object | null>,
  ) {}

  async locate(caller: Caller | null, parameters: Record<string, string>): Promise<object | null> {
    const id = parseWireId(this.prefix, parameters['id'] ?? '');
    return caller && id ? this.shown(callerScope(caller), id) : null;
  }
}
