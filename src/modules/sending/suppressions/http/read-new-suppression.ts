import { type Instant, instantOf } from '../../../../kernel/time/instant.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { parseAddress } from '../../addresses/index.js';
import { sendingProblems } from '../../sending.errors.js';
import type { NewSuppression } from '../data/suppression.js';
import type { AddSuppressionBody } from './suppressions.dto.js';

/** What a body asks for; 422 for an address that is none and for an end that is past. */
export function newSuppressionOf(body: AddSuppressionBody, now: Instant): Omit<NewSuppression, 'accountId'> {
  const address = parseAddress(body.email);
  if (address === null)
    throw sendingProblems.address_invalid({ errors: [{ field: 'email', code: 'address_invalid', message: '' }] });
  const expiresAt = body.expiresAt === undefined ? null : instantOf(body.expiresAt);
  if (expiresAt !== null && expiresAt <= now) {
    const errors = [{ field: 'expiresAt', code: 'too_early', message: '' }];
    throw platformProblems.validation_failed({ errors });
  }
  const { reason = 'manual', scope = 'all' } = body;
  return { email: address.email, reason, source: 'api', scope, expiresAt };
}
