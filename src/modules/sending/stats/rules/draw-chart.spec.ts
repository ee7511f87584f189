import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { LANGUAGES } from '../../../../kernel/texts.js';
import { addMs, DAY_MS, instantOf } from '../../../../kernel/time/instant.js';
import { seriesOfCounters, seriesOfGroups } from './chart-series.js';
import { noCounts } from './counters.js';
import { drawChart } from './draw-chart.js';

const FROM = instantOf('2026-02-28T23:00:00Z');
const starts = Array.from({ length: 31 }, (_, n) => addMs(FROM, n * DAY_MS));
const sums = (groups: readonly string[]) =>
  groups.flatMap((value, g) =>
    starts.map((_, place) => ({
      place,
      value,
      counts: {
        ...noCounts(),
        delivered: (g + 1) * (100 + ((place * 37) % 50)),
        accepted: (g + 1) * 160,
        bounced: place,
      },
    })),
  );
const draw = (
  series: Parameters<typeof drawChart>[0]['series'],
  title = 'Delivered by tag',
  language: 'en' | 'de' = 'en',
) => drawChart({ title, language, zone: 'Europe/Paris', interval: 'day', starts, series });

describe('the chart', () => {
  it('names the eight largest groups, the rest is one line', () => {
    const series = seriesOfGroups(sums(Array.from({ length: 12 }, (_, n) => `g${n}`)), 31, 'delivered', 'en');
    assert.deepEqual(
      series.map(({ name }) => name),
      ['g11', 'g10', 'g9', 'g8', 'g7', 'g6', 'g5', 'g4', 'All others'],
    );
    assert.match(draw(series), /<desc id="d">g11: [\d,]+ in all, [\d,]+ at most\./);
  });

  it('has title, description and legend, and says when nothing happened', () => {
    const svg = draw(seriesOfCounters([], 31, 'de'), 'Mail', 'de');
    assert.match(svg, /<title id="t">Mail<\/title>\n<desc id="d">In dieser Zeit ist nichts geschehen\.<\/desc>/);
    assert.match(svg, />Zugestellt: 0</);
    assert.match(draw(seriesOfCounters(sums(['']), 31, 'de'), 'Mail', 'de'), />Zugestellt: 3\.\d{3}</);
  });

  it('each language has all its texts', () => {
    for (const language of LANGUAGES)
      assert.ok(seriesOfCounters([], 31, language).every(({ name }) => name.length > 3));
  });

  it('whatever a group is called, the picture stays XML without elements of others', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (name) => {
        const svg = draw(seriesOfGroups(sums([name, '<script>', '"\'&']), 31, 'delivered', 'en'), `${name}</title>`);
        const tags = new Set(Array.from(svg.matchAll(/<([a-z!?/][^\s>/]*)/gi), (match) => match[1]));
        const own = ['circle', 'desc', 'g', 'line', 'polyline', 'rect', 'svg', 'text', 'title'];
        assert.deepEqual([...tags].filter((tag) => !own.includes(tag!.replace('/', ''))).sort(), []);
        assert.ok(!/[\p{Cc}\p{Cs}]/u.test(svg.replaceAll('\n', '')));
        assert.doesNotMatch(svg, /&(?!amp;|lt;|gt;|quot;|#39;)/);
      }),
      { numRuns: 100 },
    );
  });
});
