import type { Instant } from '../../../../kernel/time/instant.js';
import type { Problem } from '../../../../kernel/problem.js';
import { newId, wireId } from '../../../../kernel/ids.js';
import { dedicatedIpProblems, poolFault } from '../../../dedicated-ips/index.js';
import type { QuotaFacade } from '../../../quota/index.js';
import { sendingProblems } from '../../sending.errors.js';
import { isFreemail } from '../../../../kernel/mailbox-domains.table.js';
import { kindNumber, MODE } from '../data/store-item.js';
import { countedWindows } from '../rules/counted-windows.js';
import type { MessageOptions } from '../rules/message-content.js';
import type { AcceptContext } from './accept-context.js';

/** What SMTP announces as SIZE: the largest attachments in base64, and text (C-15). */
export const MAX_MESSAGE_BYTES = 46_137_344;
/** not every mailbox takes so much. */
const LARGE_MESSAGE_BYTES = 25_000_000;

export interface StepTools {
  quota: Pick<QuotaFacade, 'windowsAt'>;
}

/** `missing_subscription` is worded by quota, which knows why there is none. */
export type Stop = Problem | 'missing_subscription';

interface AcceptStep {
  readonly name: string;
  run(context: AcceptContext, tools: StepTools): Stop | null;
}

/** Acceptance, for every entrance. What comes behind `store` is one statement for all messages that wait. */
export const ACCEPT_STEPS: readonly AcceptStep[] = [
  { name: 'authorise', run: authorise },
  { name: 'blocks', run: blocks },
  { name: 'sender allowed', run: senderAllowed },
  { name: 'pool allowed', run: poolAllowed },
  { name: 'size', run: size },
  { name: 'template', run: template },
  { name: 'suppressions', run: suppressions },
  { name: 'quota', run: quota },
  { name: 'tracking and headers', run: writeMessage },
];

function authorise({ facts: { gate, entitlement } }: AcceptContext): Stop | null {
  if (!gate || gate.closed) return sendingProblems.account_blocked({ extra: { blockIds: [] } });
  if (!gate.emailConfirmed) return sendingProblems.email_not_confirmed();
  return entitlement ? null : 'missing_subscription';
}

function blocks({ facts: { gate } }: AcceptContext): Stop | null {
  const stopping = (gate?.blocks ?? []).filter((block) => block.scope !== 'campaigns');
  return stopping.length === 0
    ? null
    : sendingProblems.account_blocked({ extra: { blockIds: stopping.map(({ id }) => wireId('blk', id)) } });
}

/**
 * From, and whoever else claims to be the author, must be the account's own. A mailbox at Gmail or Yahoo is, but the
 * policy of its domain has receivers refuse it from elsewhere: single messages get a warning, bulk mail is not begun.
 */
function senderAllowed({ request: { content }, facts }: AcceptContext): Stop | null {
  const foreign = [content.from, ...content.alsoFrom].find((address) => !facts.allowedSenders.has(address.email));
  if (foreign !== undefined)
    return sendingProblems.sender_not_verified({ detail: `${foreign.email} is no verified sender of this account.` });
  return content.options.stream === 'marketing' && isFreemail(content.from.domain)
    ? sendingProblems.freemail_sender({ detail: `Bulk mail cannot come from ${content.from.domain}.` })
    : null;
}

/** A pool of another account is answered like one that does not exist. */
function poolAllowed({ facts }: AcceptContext): Stop | null {
  return facts.poolAllowed ? null : dedicatedIpProblems.pool_not_allowed(poolFault());
}

/** attachments count decoded and together. */
function size({ request: { content }, facts: { entitlement } }: AcceptContext): Stop | null {
  const limit = entitlement!.attachmentMaxBytes;
  if (content.attachmentBytes <= limit) return null;
  return sendingProblems.message_too_large({
    detail: `Attachments may have ${limit} bytes together, decoded; these have ${content.attachmentBytes}.`,
  });
}

/** A variable that is missing costs no quota. */
function template({ request: { content } }: AcceptContext): Stop | null {
  return content.fill?.() ?? null;
}

function suppressions(context: AcceptContext): Stop | null {
  const { content } = context.request;
  context.recipients = content.recipients.map(({ address, kind }, i) => ({
    id: context.recipients[i]?.id ?? newId(context.now),
    email: address.email,
    key: address.key,
    kind: kindNumber(kind),
    lane: context.facts.lanes.get(address.domain) ?? 0,
    suppressed: context.suppressed.has(address.key),
  }));
  return context.recipients.every((recipient) => recipient.suppressed) ? sendingProblems.recipient_suppressed() : null;
}

/** D-15: what is scheduled counts on the day it falls due. A sandbox message never counts. */
function quota(context: AcceptContext, { quota: facade }: StepTools): Stop | null {
  const { options } = context.request.content;
  context.mode = modeOf(options, context.now);
  const { gate, entitlement } = context.facts;
  context.windows =
    context.mode === MODE.now ? countedWindows(facade.windowsAt(entitlement!, gate!, context.now), entitlement!) : [];
  return null;
}

function modeOf({ sandbox, sendAt }: MessageOptions, now: Instant): number {
  if (sandbox) return MODE.sandbox;
  return sendAt !== null && sendAt > now ? MODE.scheduled : MODE.now;
}

/** Written once: a repeat after a lost connection must not make another Message-ID. */
function writeMessage(context: AcceptContext): Stop | null {
  context.written ??= context.request.content.write({ id: context.messageId, at: context.now });
  const { length } = context.written.bytes;
  if (length > MAX_MESSAGE_BYTES)
    return sendingProblems.message_too_large({
      detail: `The message has ${length} bytes, the limit is ${MAX_MESSAGE_BYTES}.`,
    });
  context.warnings = [
    ...(length >= LARGE_MESSAGE_BYTES ? ['large_message'] : []),
    ...(isFreemail(context.request.content.from.domain) ? ['freemail_sender'] : []),
  ];
  return null;
}
