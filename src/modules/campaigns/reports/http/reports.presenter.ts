import type { Language } from '../../../../kernel/texts.js';
import { toIso } from '../../../../kernel/time/instant.js';
import { ratesOf } from '../../../sending/index.js';
import { contentsOf, letterOf, presentProgress, presentSummary, presentWinner } from '../../authoring/index.js';
import { type Counters, noCounts } from '../../counting/index.js';
import type { CampaignReport } from '../use-cases/read-report.query.js';
import type { CampaignPointView, CampaignReportView, RatedCountsView } from './reports.dto.js';

export function presentReport(report: CampaignReport, language: Language): CampaignReportView {
  const { campaign, total, variants, links, domains, timeline } = report;
  return {
    ...rated(total),
    campaign: presentSummary(campaign, language),
    progress: presentProgress(campaign, total),
    winner: campaign.winner && presentWinner(campaign.winner),
    variants: contentsOf(campaign).map(({ subject }, n) => {
      return { variant: letterOf(n), subject, ...rated(variants.get(String(n)) ?? noCounts()) };
    }),
    links: [...links].map(([url, { clicks, uniqueClicks, machineClicks }]) => {
      return { url, clicks, firstClicks: uniqueClicks, machineClicks };
    }),
    domains: [...domains].map(([domain, counts]) => ({ domain, ...rated(counts) })),
    timeline: {
      interval: timeline.interval,
      data: timeline.sums.map(({ place, counts }): CampaignPointView => {
        return { at: toIso(timeline.starts[place]!), ...shown(counts) };
      }),
    },
  };
}

function rated(counts: Counters): RatedCountsView {
  return { ...shown(counts), rates: ratesOf(counts) };
}

function shown({ ended: _, ...counts }: Counters): Omit<Counters, 'ended'> {
  return counts;
}
