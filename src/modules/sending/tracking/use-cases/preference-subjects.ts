import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../../platform/database/tx.js';
import type { TrackedRecipient } from '../data/recipients.reader.js';

/** Something a recipient can take or leave for itself, beside all that a sender writes. */
export interface PreferenceSubject {
  id: string;
  name: string;
  description: string | null;
  isTaken: boolean;
}

/** Who decided, as far as his program says; nothing of it where a mail did. */
export interface Chooser {
  ip: string | null;
  userAgent: string | null;
}

/** By what way a recipient said what he wants. */
export type ChosenBy = 'link' | 'preferences' | 'mail';

export interface SubjectSource {
  subjectsIn(tx: Tx, recipient: TrackedRecipient): Promise<PreferenceSubject[]>;
  /** He takes these and leaves those; what is in neither stays as it is. */
  chooseIn(
    tx: Tx,
    recipient: TrackedRecipient,
    chosen: { taken: readonly string[]; left: readonly string[] },
    by: Chooser,
  ): Promise<void>;
  /** He wants marketing of the sender no more, or again. Said at every decision; whether it is new, the source knows. */
  decidedIn(
    tx: Tx,
    recipient: TrackedRecipient,
    wantsMarketing: boolean,
    by: Chooser & { way: ChosenBy },
  ): Promise<void>;
}

/** What others put on the page of preferences; each registers at start. */
@Injectable()
export class PreferenceSubjects {
  private readonly sources: SubjectSource[] = [];

  register(source: SubjectSource): void {
    this.sources.push(source);
  }

  async ofIn(tx: Tx, recipient: TrackedRecipient): Promise<PreferenceSubject[]> {
    const found: PreferenceSubject[] = [];
    for (const source of this.sources) found.push(...(await source.subjectsIn(tx, recipient)));
    return found;
  }

  async chooseIn(
    tx: Tx,
    recipient: TrackedRecipient,
    taken: ReadonlySet<string>,
    shown: ReadonlySet<string>,
    by: Chooser,
  ): Promise<void> {
    if (shown.size === 0) return;
    const chosen = { taken: [...shown].filter((id) => taken.has(id)), left: [...shown].filter((id) => !taken.has(id)) };
    for (const source of this.sources) await source.chooseIn(tx, recipient, chosen, by);
  }

  async decidedIn(
    tx: Tx,
    recipient: TrackedRecipient,
    wantsMarketing: boolean,
    by: Chooser & { way: ChosenBy },
  ): Promise<void> {
    for (const source of this.sources) await source.decidedIn(tx, recipient, wantsMarketing, by);
  }
}
