import type { Texts } from '../../../../kernel/texts.js';

export interface TopicQuestion {
  readonly key: string;
  readonly text: Texts;
}
