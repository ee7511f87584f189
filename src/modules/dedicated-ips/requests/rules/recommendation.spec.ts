import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { recommendIps } from './recommendation.js';

const both = (marketing: number, transactional: number) =>
  [
    { stream: 'marketing', monthlyVolume: marketing },
    { stream: 'transactional', monthlyVolume: transactional },
  ] as const;

describe('how many addresses are advised', () => {
  const advice = (monthlyVolume: number, streams: ReturnType<typeof both> | [] = [], peakDay: number | null = null) => {
    const { count, reasons } = recommendIps({ monthlyVolume, streams, peakDay });
    return `${count}: ${reasons.map(({ code }) => code).join(', ')}`;
  };

  it('R-104: one for each million a month: 2,400,000 → 3, 900,000 → 1', () => {
    assert.equal(advice(2_400_000), '3: volume');
    assert.equal(advice(900_000), '1: volume');
    assert.equal(advice(1_000_000), '1: volume');
    assert.equal(advice(1_000_001), '2: volume');
  });

  it('R-105: 800,000 of which both streams have more than 100,000 → 2, for the second stream', () => {
    assert.equal(advice(800_000, both(400_000, 400_000)), '2: volume, separate_streams');
    assert.equal(advice(800_000, both(700_000, 100_000)), '1: volume');
    assert.equal(advice(800_000, both(699_999, 100_001)), '2: volume, separate_streams');
  });

  it('a busy day counts thirty times', () => {
    assert.equal(advice(900_000, [], 50_000), '2: peak_day');
    assert.equal(advice(900_000, [], 30_000), '1: volume');
  });

  it('who sends little is told that shared addresses serve him better', () => {
    assert.equal(advice(99_999), '1: volume, too_little_for_an_ip');
    assert.equal(advice(100_000), '1: volume');
  });
});
