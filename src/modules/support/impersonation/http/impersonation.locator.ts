import { Injectable } from '@nestjs/common';
import { parseWireId, WIRE_PREFIXES } from '../../../../kernel/ids.js';
import { accountScope } from '../../../../platform/database/tx.js';
import { type Caller, callerScope, type ResourceLocator } from '../../../../platform/http/index.js';
import { AccountsFacade } from '../../../accounts/index.js';
import { ReadImpersonations } from '../use-cases/read-impersonations.query.js';
import { presentImpersonation } from './impersonations.presenter.js';

@Injectable()
export class ImpersonationLocator implements ResourceLocator {
  constructor(private readonly impersonations: ReadImpersonations) {}

  async locate(caller: Caller | null, parameters: Record<string, string>): Promise<object | null> {
    const id = parseWireId(WIRE_PREFIXES.impersonation, parameters['id'] ?? '');
    const found = caller && id ? await this.impersonations.find(callerScope(caller), id) : null;
    return found ? presentImpersonation(found) : null;
  }
}

/** For staff: the account of the path, and the impersonation when the path names one. */
@Injectable()
export class StaffImpersonationLocator implements ResourceLocator {
  constructor(
    private readonly impersonations: ReadImpersonations,
    private readonly accounts: AccountsFacade,
  ) {}

  async locate(_caller: Caller | null, parameters: Record<string, string>): Promise<object | null> {
    const accountId = parseWireId(WIRE_PREFIXES.account, parameters['id'] ?? '');
    const platformId = accountId ? await this.accounts.platformIdOf(accountId) : null;
    // Platform 0 is the installation itself: in its place nobody acts.
    if (!accountId || !platformId) return null;
    const named = parameters['impersonationId'];
    if (named === undefined) return { accountId };
    const id = parseWireId(WIRE_PREFIXES.impersonation, named);
    const found = id ? await this.impersonations.find(accountScope(accountId), id) : null;
    return found ? presentImpersonation(found) : null;
  }
}
