/**
 * `numerator / denominator`, rounded half away from zero: 0.5 → 1, −0.5 → −1 (the commercial rounding of EN 16931 and of
 * CGI ann. II art. 242 nonies A). The only place where an amount is rounded.
 * @throws RangeError for a denominator that is not positive
 */
export function divideRounded(numerator: bigint, denominator: bigint): bigint {
  if (denominator <= 0n) throw new RangeError('an amount is divided by a positive number');
  const magnitude = numerator < 0n ? -numerator : numerator;
  const rounded = (2n * magnitude + denominator) / (2n * denominator);
  return numerator < 0n ? -rounded : rounded;
}
