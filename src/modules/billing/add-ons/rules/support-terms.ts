import type { AddOnKind, Plan } from '../../catalogue/index.js';
import { type Channel, channelAccess, type ChannelAccess, CHANNELS } from '../../subscriptions/index.js';

/** What one plan, with what was bought beside it, says about support. */
export interface SupportTerms {
  access: Readonly<Record<Channel, ChannelAccess>>;
  /** Channels that something the plan sells beside it opens. */
  byAddOn: readonly Channel[];
  languages: Readonly<Record<Channel, readonly string[]>>;
  /** Whether nobody talks before the first answer, or a day, has passed (C-09). */
  waits: boolean;
  /** Its tickets go before others. */
  priority: boolean;
}

export function supportTermsOf(
  plan: Pick<Plan, 'tier' | 'monthlyVolume' | 'policies'>,
  bought: readonly AddOnKind[],
): SupportTerms {
  const { policies } = plan;
  const access = (channel: Channel) => channelAccess(channel, plan, bought);
  const written = policies['support.languages'];
  return {
    access: { ticket: access('ticket'), email: access('email'), chat: access('chat'), phone: access('phone') },
    byAddOn: CHANNELS.filter((channel) => policies[`support.${channel}`].mode === 'add_on'),
    languages: {
      ticket: written,
      email: written,
      chat: policies['support.chatLanguages'],
      phone: policies['support.phoneLanguages'],
    },
    waits: policies['support.responseWindow.mode'] === 'enforce',
    priority: bought.includes('priority_support'),
  };
}
