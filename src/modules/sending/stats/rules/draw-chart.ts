import { escaped } from '../../../../kernel/escaped.js';
import type { Instant } from '../../../../kernel/time/instant.js';
import { type Language, textIn } from '../../../../kernel/texts.js';
import type { Series } from './chart-series.js';
import { CHART_TEXTS, seriesSentence } from './chart-texts.table.js';

export interface Chart {
  title: string;
  language: Language;
  zone: string;
  interval: 'hour' | 'day';
  starts: readonly Instant[];
  series: readonly Series[];
}

const WIDTH = 960;
const PLOT = { left: 78, right: 936, top: 66, bottom: 330 };
const LEGEND = { top: 384, row: 24, columns: 3 };
const TICKS_ACROSS = 8;
/** Beyond that many a mark on each point only blurs the line. */
const MARKED_POINTS = 62;

/** Each at least 4.5 : 1 on white, and each line has a dash of its own for those who see no colours. */
const PENS = [
  ['#0b5cad', ''],
  ['#00735a', '8 4'],
  ['#b3400a', '3 3'],
  ['#8a3d78', '12 3 3 3'],
  ['#6d5200', '1 4'],
  ['#1f6f8b', '14 5'],
  ['#333333', '6 2 1 2'],
  ['#a11d33', '10 2 2 2 2 2'],
] as const;
const REST_PEN = ['#666666', '2 6'] as const;

/** A line chart as SVG: no script, no style sheet, nothing from elsewhere; every text escaped. */
export function drawChart(chart: Chart): string {
  const { language, series, title } = chart;
  const legendRows = Math.ceil(series.length / LEGEND.columns);
  const height = LEGEND.top + legendRows * LEGEND.row;
  const top = topOf(Math.max(0, ...series.flatMap(({ values }) => values)));
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-labelledby="t d" xml:lang="${language}" lang="${language}" font-family="system-ui, 'Liberation Sans', Arial, sans-serif" font-size="13">`,
    `<title id="t">${written(title)}</title>`,
    `<desc id="d">${written(describe(chart))}</desc>`,
    `<rect width="${WIDTH}" height="${height}" fill="#ffffff"/>`,
    `<text x="24" y="32" font-size="18" font-weight="600" fill="#1a1a1a">${written(title)}</text>`,
    ...gridOf(top, language),
    ...axisOf(chart),
    ...series.map((one, n) => lineOf(one, n, top)),
    ...series.map((one, n) => legendOf(one, n, language)),
    ...(series.every(({ total }) => total === 0) ? [nothing(language)] : []),
    '</svg>',
  ];
  return `${parts.join('\n')}\n`;
}

function describe({ series, language }: Chart): string {
  if (series.every(({ total }) => total === 0)) return textIn(CHART_TEXTS.nothing, language);
  const said = ({ name, total, values }: Series): string =>
    seriesSentence(name, number(total, language), number(Math.max(0, ...values), language), language);
  return series.map(said).join(' ');
}

/** The next of 1, 2, 5 times a power of ten that leaves about five lines. */
function topOf(most: number): { value: number; step: number } {
  if (most === 0) return { value: 1, step: 1 };
  const power = 10 ** Math.floor(Math.log10(most / 4 || 1));
  const step = Math.max(1, [1, 2, 5, 10].map((n) => n * power).find((one) => one * 5 >= most) ?? power * 10);
  return { value: Math.ceil(most / step) * step, step };
}

function gridOf({ value, step }: { value: number; step: number }, language: Language): string[] {
  return Array.from({ length: Math.round(value / step) + 1 }, (_, n) => {
    const y = fixed(PLOT.bottom - ((n * step) / value) * (PLOT.bottom - PLOT.top));
    const colour = n === 0 ? '#595959' : '#d9d9d9';
    return (
      `<line x1="${PLOT.left}" x2="${PLOT.right}" y1="${y}" y2="${y}" stroke="${colour}"/>` +
      `<text x="${PLOT.left - 10}" y="${y}" dy="0.35em" text-anchor="end" fill="#404040">${written(number(n * step, language))}</text>`
    );
  });
}

function axisOf({ starts, zone, interval, language }: Chart): string[] {
  const every = Math.max(1, Math.ceil(starts.length / TICKS_ACROSS));
  const day = new Intl.DateTimeFormat(language, { timeZone: zone, day: 'numeric', month: 'short' });
  const hour = new Intl.DateTimeFormat(language, {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const unit = textIn(interval === 'day' ? CHART_TEXTS.per_day : CHART_TEXTS.per_hour, language);
  const ticks = starts.flatMap((start, n) => {
    if (n % every !== 0) return [];
    const x = fixed(across(n, starts.length));
    const lines = interval === 'day' ? [day.format(start)] : [hour.format(start), day.format(start)];
    const mark = `<line x1="${x}" x2="${x}" y1="${PLOT.bottom}" y2="${PLOT.bottom + 5}" stroke="#595959"/>`;
    const label = (text: string, line: number): string =>
      `<text x="${x}" y="${PLOT.bottom + 21 + line * 16}" text-anchor="middle" fill="#404040">${written(text)}</text>`;
    return [mark + lines.map(label).join('')];
  });
  return [...ticks, `<text x="24" y="52" fill="#595959">${written(`${unit} · ${zone}`)}</text>`];
}

function across(place: number, count: number): number {
  const [left, right] = [PLOT.left + 14, PLOT.right - 14];
  return count === 1 ? (left + right) / 2 : left + (place / (count - 1)) * (right - left);
}

function lineOf(series: Series, place: number, { value: top }: { value: number }): string {
  const [colour, dash] = penOf(series, place);
  const points = series.values.map((value, n) => {
    const y = PLOT.bottom - (value / top) * (PLOT.bottom - PLOT.top);
    return [fixed(across(n, series.values.length)), fixed(y)] as const;
  });
  const path = points.map((point) => point.join(',')).join(' ');
  const marks = points.length > MARKED_POINTS ? [] : points.map(([x, y]) => `<circle cx="${x}" cy="${y}" r="2.6"/>`);
  return (
    `<g fill="${colour}"><polyline points="${path}" fill="none" stroke="${colour}" stroke-width="2" stroke-linejoin="round"` +
    `${dash === '' ? '' : ` stroke-dasharray="${dash}"`}/>${marks.join('')}</g>`
  );
}

function legendOf(series: Series, place: number, language: Language): string {
  const [colour, dash] = penOf(series, place);
  const width = (WIDTH - 48) / LEGEND.columns;
  const x = fixed(24 + (place % LEGEND.columns) * width);
  const y = LEGEND.top + Math.floor(place / LEGEND.columns) * LEGEND.row;
  const text = `${series.name}: ${number(series.total, language)}`;
  return (
    `<line x1="${x}" x2="${Number(x) + 34}" y1="${y}" y2="${y}" stroke="${colour}" stroke-width="3"${dash === '' ? '' : ` stroke-dasharray="${dash}"`}/>` +
    `<text x="${Number(x) + 44}" y="${y}" dy="0.35em" fill="#1a1a1a">${written(text)}</text>`
  );
}

function nothing(language: Language): string {
  const [x, y] = [(PLOT.left + PLOT.right) / 2, (PLOT.top + PLOT.bottom) / 2];
  return `<text x="${x}" y="${y}" text-anchor="middle" font-size="15" fill="#595959">${written(textIn(CHART_TEXTS.nothing, language))}</text>`;
}

function penOf({ isRest }: Series, place: number): readonly [string, string] {
  return isRest ? REST_PEN : PENS[place % PENS.length]!;
}

function number(value: number, language: Language): string {
  return new Intl.NumberFormat(language).format(value);
}

function fixed(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** Control characters, halves of letters and what is no character: XML has no place for them at all. */
const FORBIDDEN = /[\p{Cc}\p{Cs}\ufffe\uffff]/gu;

function written(text: string): string {
  return escaped(text.replace(FORBIDDEN, ''));
}
