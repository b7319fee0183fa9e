export interface DoctorTool {
  readonly name: string;
  readonly version?: string;
  readonly where?: string;
  /** What cannot be proven, or is done by other means, without it. */
  readonly without: string;
  readonly mend: string;
  /** False when its lack keeps `verify` from ending with 0. */
  readonly optional: boolean;
}
