/** A server of the twin, whoever runs it. */
export interface RunningService {
  /** Resolves when the state holds. */
  readonly set: (state: 'up' | 'down' | 'stalled') => Promise<void>;
  readonly says: () => string;
}
