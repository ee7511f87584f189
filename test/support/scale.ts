/** How big a test is, when somebody wants it bigger than a usual run can afford. */
export function scaleOf(variable: string, usual: number): number {
  return Number(process.env[variable] ?? usual);
}
