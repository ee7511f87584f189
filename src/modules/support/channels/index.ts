import { WindowOverrideEntity } from './data/window-override.entity.js';

export { ChannelsModule } from './channels.module.js';
export { channelProblems } from './channels.errors.js';
export { ChannelDoor, type WindowOverride } from './use-cases/channel-door.js';
export { CHANNEL_REFUSALS, type ChannelJudgement, SUPPORT_CHANNELS } from './rules/judge-channels.js';

export const CHANNEL_ENTITIES = [WindowOverrideEntity];
