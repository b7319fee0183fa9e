/** What moto's server answers about itself, beside AWS's services. */
export interface MotoApi {
  /** What it lacks to be moto and ready, or undefined. */
  readonly lacking: (signal: AbortSignal) => Promise<string | undefined>;
  readonly reset: () => Promise<void>;
}

const limitMs = 10_000;

export function motoAt(endpoint: string): MotoApi {
  return {
    async lacking(signal) {
      const answer = await fetch(new URL('/moto-api/', endpoint), { signal });
      const text = await answer.text();
      if (answer.status !== 200) return `HTTP ${answer.status} from /moto-api/`;
      return /moto/iu.test(text) ? undefined : 'HTTP 200 from /moto-api/ with a page that is not that of moto';
    },
    async reset() {
      const answer = await fetch(new URL('/moto-api/reset', endpoint), {
        method: 'POST',
        signal: AbortSignal.timeout(limitMs),
      }).catch((cause: unknown) => {
        throw new Error(`moto at ${endpoint} could not be reset: it does not answer. Is it still running?`, { cause });
      });
      if (!answer.ok) throw new Error(`moto at ${endpoint} could not be reset: HTTP ${answer.status}.`);
    },
  };
}
