/** What became of mail in some span. */
export interface Figures {
  accepted: number;
  delivered: number;
  deferred: number;
  bounced: number;
  complained: number;
}

export const NO_FIGURES: Figures = { accepted: 0, delivered: 0, deferred: 0, bounced: 0, complained: 0 };

/** Days that are looked at, each to now: what happens, what lasts, and what receivers remember. */
export const WINDOW_DAYS = [1, 7, 30] as const;
export type WindowDays = (typeof WINDOW_DAYS)[number];
export type FiguresByWindow = Record<WindowDays, Figures>;

export const SUBJECT_KINDS = ['ip', 'domain', 'account'] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];
