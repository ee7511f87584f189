export { type CsvRecord, readCsv } from './read-csv.js';
export { csvLines } from './write-csv.js';
