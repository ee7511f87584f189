import { Injectable } from '@nestjs/common';
import { parseWireId, WIRE_PREFIXES } from '../../../../kernel/ids.js';
import type { FieldFault } from '../../../../kernel/problem.js';
import { type Instant, instantOf } from '../../../../kernel/time/instant.js';
import { Clock } from '../../../../platform/clock/clock.js';
import { type Caller, callerScope, platformProblems } from '../../../../platform/http/index.js';
import { parseNetwork } from '../adapters/network-list.js';
import type { ApiKeyChange, NewApiKey } from '../use-cases/manage-api-keys.js';
import type { NewSmtpCredential } from '../use-cases/manage-smtp-credentials.js';
import { OwnRights, requireWithin, type Rights } from '../use-cases/own-rights.js';
import { SubscriptionReferences } from '../use-cases/subscription-references.js';
import type { CreateApiKeyDto, ProgramRightsDto } from './api-keys.dto.js';

type GivenRights = { allowedNetworks?: string[]; expiresAt?: Instant | null; subscriptionId?: string | null };

/** What a body's shape cannot tell: whether its networks are networks, and whether the caller may give so much. */
@Injectable()
export class ReadProgram {
  constructor(
    private readonly clock: Clock,
    private readonly rights: OwnRights,
    private readonly subscriptions: SubscriptionReferences,
  ) {}

  async newKey(caller: Caller, body: CreateApiKeyDto): Promise<NewApiKey> {
    const { scopes } = body;
    return { ...(await this.newProgram(caller, body, scopes)), scopes };
  }

  newCredential(caller: Caller, body: ProgramRightsDto & { name: string }): Promise<NewSmtpCredential> {
    return this.newProgram(caller, body, []);
  }

  /** What changes of something that has `present` rights; the outcome is not wider than the caller. */
  async change(
    caller: Caller,
    body: ProgramRightsDto & { name?: string | null },
    present: Rights | null,
  ): Promise<ApiKeyChange> {
    const given = await this.given(caller, body);
    if (present) await this.rights.require(caller, { ...present, ...given });
    return { ...(body.name ? { name: body.name } : {}), ...given };
  }

  /** Who turns a secret over holds what it opens; he must have it already. */
  async requirePower(caller: Caller, present: Rights | null): Promise<void> {
    if (present) await this.rights.require(caller, present);
  }

  /** What a key leaves out is as narrow as the key that asks. */
  private async newProgram(
    caller: Caller,
    body: ProgramRightsDto & { name: string },
    scopes: Rights['scopes'],
  ): Promise<NewSmtpCredential> {
    const given = await this.given(caller, body);
    const own = await this.rights.of(caller);
    const { allowedNetworks = [...own.allowedNetworks], expiresAt = own.expiresAt, subscriptionId = null } = given;
    requireWithin(caller, own, { scopes, allowedNetworks, expiresAt });
    return { name: body.name, allowedNetworks, expiresAt, subscriptionId };
  }

  private async given(caller: Caller, body: ProgramRightsDto): Promise<GivenRights> {
    const networks = body.allowedNetworks === null ? [] : body.allowedNetworks;
    const expiresAt = body.expiresAt ? instantOf(body.expiresAt) : body.expiresAt;
    const faults: FieldFault[] = (networks ?? []).flatMap((text, i) =>
      parseNetwork(text) === null ? [{ field: `allowedNetworks[${i}]`, code: 'wrong_format', message: '' }] : [],
    );
    if (typeof expiresAt === 'number' && expiresAt <= this.clock.now())
      faults.push({ field: 'expiresAt', code: 'in_the_past', message: '' });
    if (faults.length > 0) throw platformProblems.validation_failed({ errors: faults });
    const subscriptionId = body.subscriptionId
      ? parseWireId(WIRE_PREFIXES.subscription, body.subscriptionId)
      : body.subscriptionId;
    await this.subscriptions.require(callerScope(caller), subscriptionId ?? null);
    return {
      ...(networks === undefined ? {} : { allowedNetworks: [...new Set(networks)] }),
      ...(expiresAt === undefined ? {} : { expiresAt: expiresAt as Instant | null }),
      ...(subscriptionId === undefined ? {} : { subscriptionId }),
    };
  }
}
