export { type CsvRecord, readCsv } from './read-csv.js';
export { armed, csvLines } from './write-csv.js';
