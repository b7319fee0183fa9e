import type { Origin } from '../inventory/resource.ts';
import type { Verdict } from './verdict.ts';

/** What one check says of one subject. */
export interface Finding {
  readonly check: string;
  /** The sentence as it was asked, parameters filled in. */
  readonly sentence: string;
  readonly verdict: Verdict;
  readonly subject: Subject;
  readonly origin?: Origin;
  readonly message: string;
  readonly mend?: string;
  /** The answers to open questions under which it fails, or is unknown: `Environment=dev`. */
  readonly when?: string;
  /** The input that was missing, where it is unknown. */
  readonly input?: string;
  /** The parameters that were given no value and whose defaults decided it. */
  readonly restsOn?: readonly string[];
  /** Ids of the records the finding rests on, the subject's own first. */
  readonly records: readonly string[];
}

/** The resource or group a finding speaks of. */
export interface Subject {
  readonly id: string;
  readonly type: string;
  readonly name: string;
}
