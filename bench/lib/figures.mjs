/** Small arithmetic of the benchmarks. */

export function median(numbers) {
  const sorted = numbers.filter((n) => Number.isFinite(n)).sort((a, b) => a - b);
  if (sorted.length === 0) return null;
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

export function percentile(numbers, share) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? null;
}

/** The middle of each figure over several rounds. */
export function middleOf(rounds) {
  const keys = new Set(rounds.flatMap((round) => Object.keys(round)));
  return Object.fromEntries([...keys].map((key) => [key, median(rounds.map((round) => round[key]))]));
}

export function figure(value, digits = 0) {
  if (value === null || value === undefined || !Number.isFinite(value)) return 'not measured';
  return value.toFixed(digits);
}

/** A table in plain text: columns as wide as their widest cell, numbers to the right. */
export function table(head, rows) {
  const widths = head.map((title, i) => Math.max(title.length, ...rows.map((row) => String(row[i]).length)));
  const line = (cells) =>
    cells.map((cell, i) => (i === 0 ? String(cell).padEnd(widths[i]) : String(cell).padStart(widths[i]))).join('  ');
  return [line(head), line(widths.map((w) => '-'.repeat(w))), ...rows.map(line)].join('\n');
}
