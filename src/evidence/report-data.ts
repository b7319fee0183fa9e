import type { ChaosData } from './experiment-data.ts';
import type { LoadData } from './load-data.ts';
import type { TlsData } from './tls-data.ts';
import type { ProofVerdict, PromiseStatus, Verdict } from '../checks/verdict.ts';

/**
 * report.json: all that a run says, and the only thing renderers read. Its published form is report.schema.json.
 * Times are UTC ISO; ids of evidence (`E-0001`) name lines in `evidence/*.ndjson`.
 */
export interface ReportData {
  readonly schema: 1;
  readonly run: RunData;
  readonly architecture: ArchitectureData;
  /** The run's verdict in one word, and the exit code that belongs to it. */
  readonly outcome: { readonly word: OutcomeWord; readonly exitCode: number; readonly reasons: readonly string[] };
  readonly notices: readonly Notice[];
  readonly promises: readonly PromiseData[];
  readonly input: InputData;
  /** Figures that were worked out, whether or not a promise rests on them. */
  readonly figures: readonly Figure[];
  /** What was broken on purpose; absent where nothing was. */
  readonly chaos?: ChaosData;
  /** What load was put on; absent where none was asked for. */
  readonly load?: LoadData;
  /** Handshakes with endpoints; absent where none was tried. */
  readonly tls?: TlsData;
  readonly cannotShow: readonly { readonly what: string; readonly why: string }[];
  readonly toolchain: readonly { readonly name: string; readonly version: string; readonly note?: string }[];
  readonly evidence: readonly EvidenceFile[];
}

export type OutcomeWord = 'met' | 'broken' | 'unknown' | 'input error' | 'interrupted' | 'nothing assessed';

export interface RunData {
  readonly id: string;
  readonly startedAt: string;
  readonly endedAt: string;
  readonly target: 'template' | 'emulator' | 'live';
  /** What answered in place of an account: nothing was asked of it in this run. */
  readonly replayed?: { readonly file: string; readonly at: string; readonly sha256: string };
  readonly command: readonly string[];
  readonly asked: { readonly kinds: readonly string[]; readonly tags?: string; readonly everyBranch?: true };
}

export interface ArchitectureData {
  readonly id: string;
  readonly title: string;
  readonly bare: boolean;
  readonly regions: readonly { readonly role: string; readonly code: string; readonly standsInFor?: string }[];
  /** The population: how many resources of each type were collected, and how. */
  readonly population: readonly { readonly type: string; readonly count: number }[];
  readonly enumeratedBy: string;
  /** Who read it, and what lay beside it; may differ where the population was enumerated alike. */
  readonly readBy?: string;
}

export interface Notice {
  readonly level: 'info' | 'warning';
  readonly text: string;
  readonly source?: string;
}

export interface PromiseData {
  readonly id: string;
  readonly title: string;
  readonly group?: string;
  readonly status: PromiseStatus;
  readonly proofs: readonly ProofData[];
}

export interface ProofData {
  readonly kind: string;
  readonly on: 'template' | 'emulator' | 'twin' | 'live';
  readonly verdict: ProofVerdict;
  readonly reason?: string;
  readonly scenario: string;
  readonly source: { readonly file: string; readonly line: number };
  /** Id of the experiment that it rests on. */
  readonly experiment?: string;
  readonly findings: readonly FindingData[];
}

export interface FindingData {
  readonly check: string;
  readonly sentence: string;
  readonly verdict: Verdict;
  readonly subject: { readonly id: string; readonly type: string; readonly name: string };
  /** `file:line`, or the API call. */
  readonly origin?: string;
  readonly message: string;
  readonly mend?: string;
  /** The answers to open questions that decided it: `Environment=dev`. */
  readonly when?: string;
  /** The input that was missing, where it is unknown. */
  readonly input?: string;
  /** Parameters without a value whose defaults decided it. */
  readonly restsOn?: readonly string[];
  readonly evidence: readonly string[];
}

export interface InputData {
  readonly status: 'clean' | 'warnings' | 'errors' | 'none' | 'skipped';
  readonly linter?: { readonly name: string; readonly version: string };
  readonly findings: readonly {
    readonly rule: string;
    readonly level: 'error' | 'warning';
    readonly message: string;
    readonly origin: string;
    readonly evidence: string;
  }[];
  readonly notes: readonly string[];
  /** Files that could not be parsed; they were not judged. */
  readonly problems: readonly { readonly origin: string; readonly message: string; readonly mend: string }[];
  readonly files: readonly {
    readonly file: string;
    readonly sha256: string;
    readonly bytes: number;
    readonly role: string;
  }[];
}

/** A figure with its unit, what it rests on, and where it stands against what was promised. */
export interface Figure {
  readonly name: string;
  readonly text: string;
  readonly value: number;
  readonly unit: string;
  readonly verdict: 'above objective' | 'below objective' | 'no objective';
  readonly inputs: readonly { readonly name: string; readonly value: string; readonly source: string }[];
  readonly notes: readonly string[];
}

export interface EvidenceFile {
  readonly file: string;
  readonly records: number;
  readonly sha256: string;
}
