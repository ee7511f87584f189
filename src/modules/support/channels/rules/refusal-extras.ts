import { isoOrNull } from '../../../../kernel/time/instant.js';
import type { ChannelJudgement, ChannelRefusal } from './judge-channels.js';

/** What a refusal tells beside its code, so that who asked knows what to do instead. */
export function refusalExtras(reason: ChannelRefusal, judgement: ChannelJudgement): Record<string, unknown> {
  switch (reason) {
    case 'ticket_requires_paid_plan':
    case 'channel_not_in_plan':
    case 'addon_required':
    case 'written_request_required':
      return { allowedChannels: judgement.allowedChannels };
    case 'language_not_supported':
      return { languages: judgement.languages, allowedChannels: judgement.allowedChannels };
    case 'response_window_open':
      return { retryAt: isoOrNull(judgement.retryAt) };
    case 'outside_support_hours':
      return { nextOpening: isoOrNull(judgement.nextOpening) };
    case 'pin_verification_required':
      return {};
  }
}
