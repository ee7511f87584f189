/** One row of the golden table: who buys, and which VAT must follow. Amounts in euros. */
export interface GoldenCase {
  number: number;
  /** `country:postcode` */
  customer: string;
  /** Business, consumer, public body. */
  type: 'B' | 'C' | 'P';
  /** VAT number as typed. */
  id?: string;
  check?: 'none' | 'invalid' | 'valid' | 'unavailable';
  siren?: string;
  /** Tax number or another proof of business. */
  proof?: string;
  certificate?: string;
  oss?: boolean;
  franchise?: boolean;
  previousYear?: number;
  currentYear?: number;
  net?: number;
  date?: string;
  expected: {
    treatment: string;
    rate: string;
    category?: string;
    mention?: 'M1' | 'M2' | 'M3' | 'M4' | 'M5' | 'M6' | 'M7';
    flags?: string[];
    /** Cents of VAT on `net`. */
    vat?: bigint;
  };
}

type Expected = GoldenCase['expected'];
const metro: Expected = { treatment: 'FR_METRO', rate: '20', category: 'S' };
const dom: Expected = { treatment: 'FR_DOM', rate: '8.5', category: 'S' };
const domOut: Expected = { treatment: 'FR_DOM_OUT', rate: '0', category: 'O', mention: 'M4' };
const reverse: Expected = { treatment: 'EU_RC', rate: '0', category: 'AE', mention: 'M1' };
const origin: Expected = { treatment: 'EU_ORIGIN', rate: '20', category: 'S' };
const business: Expected = { treatment: 'OUT_B2B', rate: '0', category: 'O', mention: 'M2' };
const consumer: Expected = { treatment: 'OUT_B2C', rate: '0', category: 'O', mention: 'M3' };
const franchise: Expected = { treatment: 'FRANCHISE', rate: '0', category: 'E', mention: 'M6' };
const destination = (rate: string, more: Partial<Expected> = {}): Expected => ({
  treatment: 'EU_OSS',
  rate,
  category: 'S',
  mention: 'M5',
  ...more,
});

const SIREN = '732829320';

/** Net 100.00 on 21 November 2026, an ordinary seller without one-stop shop and turnover, unless a case says otherwise. */
export const GOLDEN_CASES: readonly GoldenCase[] = [
  { number: 1, customer: 'FR:75001', type: 'C', expected: metro },
  { number: 2, customer: 'FR:69001', type: 'B', id: 'FR40303265045', check: 'valid', expected: metro },
  { number: 3, customer: 'FR:13001', type: 'B', id: 'FR00303265045', siren: SIREN, expected: metro },
  { number: 4, customer: 'FR:33000', type: 'B', siren: SIREN, expected: metro },
  { number: 5, customer: 'FR:20000', type: 'B', siren: SIREN, expected: metro },
  { number: 6, customer: 'FR:20200', type: 'C', expected: metro },
  { number: 7, customer: 'MC:98000', type: 'B', id: 'FR53000004605', check: 'valid', expected: metro },
  { number: 8, customer: 'MC:98000', type: 'C', expected: metro },
  { number: 10, customer: 'GP:97100', type: 'B', id: 'FR40303265045', check: 'valid', expected: dom },
  { number: 11, customer: 'FR:97110', type: 'C', expected: dom },
  { number: 12, customer: 'MQ:97200', type: 'B', siren: SIREN, expected: dom },
  { number: 13, customer: 'FR:97400', type: 'P', expected: dom },
  { number: 14, customer: 'GF:97300', type: 'B', id: 'FR40303265045', check: 'valid', expected: domOut },
  { number: 15, customer: 'FR:97600', type: 'C', expected: domOut },
  { number: 16, customer: 'YT:97600', type: 'P', expected: domOut },
  { number: 20, customer: 'NC:98800', type: 'B', proof: 'RIDET 123456.001', expected: business },
  { number: 21, customer: 'PF:98714', type: 'C', expected: consumer },
  { number: 22, customer: 'DE:10115', type: 'B', id: 'DE136695976', check: 'valid', expected: reverse },
  { number: 23, customer: 'BE:1000', type: 'B', id: 'be 0428.759.497', check: 'valid', expected: reverse },
  { number: 26, customer: 'GR:10431', type: 'B', id: 'EL094259216', check: 'valid', expected: reverse },
  { number: 27, customer: 'IT:20121', type: 'B', id: 'IT00743110157', check: 'valid', expected: reverse },
  { number: 28, customer: 'IE:D02', type: 'B', id: 'IE6433435OA', check: 'valid', expected: reverse },
  { number: 29, customer: 'NL:1012', type: 'B', id: 'NL002455799B11', check: 'valid', expected: reverse },
  { number: 31, customer: 'DE:10115', type: 'B', id: 'DE136695976', check: 'invalid', expected: origin },
  {
    number: 32,
    customer: 'DE:10115',
    type: 'B',
    id: 'DE136695976',
    check: 'invalid',
    oss: true,
    expected: destination('19'),
  },
  { number: 33, customer: 'DE:10115', type: 'B', id: 'DE13669597', expected: origin },
  { number: 34, customer: 'DE:10115', type: 'B', expected: origin },
  {
    number: 35,
    customer: 'DE:10115',
    type: 'B',
    id: 'DE136695976',
    check: 'unavailable',
    expected: { ...origin, flags: ['VIES_PENDING'] },
  },
  { number: 44, customer: 'DE:10115', type: 'C', expected: origin },
  {
    number: 47,
    customer: 'DE:10115',
    type: 'C',
    currentYear: 15_000,
    expected: destination('19', { flags: ['OSS_REQUIRED'] }),
  },
  {
    number: 48,
    customer: 'DE:10115',
    type: 'C',
    previousYear: 10_000.01,
    expected: destination('19', { flags: ['OSS_REQUIRED'] }),
  },
  { number: 50, customer: 'DE:10115', type: 'C', oss: true, expected: destination('19') },
  { number: 51, customer: 'HU:1011', type: 'C', oss: true, expected: destination('27') },
  { number: 52, customer: 'LU:1111', type: 'C', oss: true, expected: destination('17') },
  // 99.99 × 25.5 % = 25.49745
  { number: 53, customer: 'FI:00100', type: 'C', oss: true, net: 99.99, expected: destination('25.5', { vat: 2550n }) },
  { number: 54, customer: 'SE:11120', type: 'C', oss: true, expected: destination('25') },
  { number: 55, customer: 'EE:10111', type: 'C', oss: true, date: '2025-06-30', expected: destination('22') },
  { number: 56, customer: 'EE:10111', type: 'C', oss: true, date: '2025-07-01', expected: destination('24') },
  { number: 61, customer: 'PT:1000', type: 'C', oss: true, expected: destination('23') },
  { number: 62, customer: 'PT:9000', type: 'C', oss: true, expected: destination('22') },
  { number: 63, customer: 'PT:9500-321', type: 'C', oss: true, expected: destination('16') },
  { number: 64, customer: 'ES:07001', type: 'C', oss: true, expected: destination('21') },
  { number: 65, customer: 'ES:35001', type: 'C', oss: true, expected: consumer },
  { number: 67, customer: 'ES:51001', type: 'C', expected: consumer },
  { number: 68, customer: 'ES:52001', type: 'B', proof: 'NIF B58378431', expected: business },
  { number: 69, customer: 'IT:23041', type: 'B', id: 'IT00743110157', check: 'valid', expected: business },
  { number: 70, customer: 'IT:22061', type: 'C', oss: true, expected: consumer },
  { number: 71, customer: 'DE:78266', type: 'C', oss: true, expected: consumer },
  { number: 72, customer: 'DE:27498', type: 'C', oss: true, expected: consumer },
  { number: 73, customer: 'GR:63086', type: 'C', oss: true, expected: consumer },
  { number: 74, customer: 'FI:22100', type: 'C', oss: true, expected: consumer },
  { number: 75, customer: 'AX:22100', type: 'B', id: 'FI20774740', check: 'valid', expected: business },
  { number: 77, customer: 'GB:SW1A1AA', type: 'B', id: 'GB333289454', proof: 'GB333289454', expected: business },
  { number: 78, customer: 'GB:SW1A1AA', type: 'C', expected: { ...consumer, flags: ['NOTICE_UK'] } },
  { number: 79, customer: 'XI:BT11AA', type: 'C', oss: true, expected: consumer },
  { number: 80, customer: 'GB:BT11AA', type: 'C', oss: true, expected: consumer },
  { number: 81, customer: 'CH:8001', type: 'B', id: 'CHE-116.281.710 MWST', expected: business },
  { number: 82, customer: 'CH:8001', type: 'C', expected: consumer },
  { number: 83, customer: 'US:10001', type: 'B', proof: 'EIN 12-3456789', expected: business },
  { number: 84, customer: 'US:10001', type: 'B', expected: consumer },
  ...['SM', 'VA', 'AD', 'GI', 'JE', 'GG', 'IM'].map((customer): GoldenCase => ({
    number: 85,
    customer,
    type: 'C',
    oss: true,
    expected: consumer,
  })),
  { number: 86, customer: 'FO:100', type: 'B', proof: 'V-tal 123456', expected: business },
  { number: 86, customer: 'GL:3900', type: 'B', proof: 'GER 12345678', expected: business },
  { number: 87, customer: 'FR:35000', type: 'P', siren: '213500010', expected: metro },
  { number: 89, customer: 'DE:10117', type: 'P', id: 'DE136695976', check: 'valid', expected: reverse },
  { number: 90, customer: 'DE:10117', type: 'P', expected: origin },
  { number: 91, customer: 'DE:10117', type: 'P', oss: true, expected: destination('19') },
  {
    number: 92,
    customer: 'BE:1049',
    type: 'P',
    certificate: 'BE-151-2026-17',
    expected: { treatment: 'EXEMPT_CERT', rate: '0', category: 'E', mention: 'M7' },
  },
  { number: 94, customer: 'FR:75001', type: 'C', franchise: true, expected: franchise },
  { number: 95, customer: 'GP:97100', type: 'B', siren: SIREN, franchise: true, expected: franchise },
  { number: 97, customer: 'DE:10115', type: 'C', franchise: true, expected: franchise },
  // 0.03 × 20 % = 0.006
  { number: 105, customer: 'FR:75001', type: 'B', siren: SIREN, net: 0.03, expected: { ...metro, vat: 1n } },
];
