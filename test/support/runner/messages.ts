/** What a test process tells the runner about its tests. */
export interface TestEvent {
  kind: 'started' | 'passed' | 'failed' | 'skipped' | 'ended';
  /** Names from the outermost suite to the test. */
  path: string[];
  /** Set in a process that runs several files. */
  file?: string;
  durationMs?: number;
  error?: string;
  /** Why it did not run. */
  reason?: string;
}

/** A worker asks for files one at a time; everything else it says are its tests' events. */
export interface WorkerRequest {
  wantsFile: true;
}

/** Its files are done, and something keeps it alive: what, by kind. It ends now. */
export interface WorkerLingers {
  lingers: Record<string, number>;
}

/** A long test has come further: it is not hung. */
export interface WorkerGoesOn {
  goesOn: true;
}

export interface WorkerReply {
  file: string | null;
}

/** Prefix of a test the worker adds after each file, to learn that the file's tests have ended. */
export const END_OF_FILE = 'end of file: ';
/** Prefix of the suite that holds one file's tests. */
export const FILE_SUITE = 'file: ';
/** Emitted on `process` when the reporter has passed on everything about a file. */
export const FILE_REPORTED = 'posthorn:file-reported';
