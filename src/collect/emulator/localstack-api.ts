/** What LocalStack answers about itself, beside AWS's services. */
export interface LocalStackApi {
  readonly health: (
    signal: AbortSignal,
  ) => Promise<{ readonly ready: { readonly version: string } } | { readonly instead: string }>;
  readonly reset: () => Promise<void>;
}

export function localStackAt(endpoint: string): LocalStackApi {
  return {
    async health(signal) {
      const answer = await fetch(new URL('/_localstack/health', endpoint), { signal });
      const text = await answer.text();
      if (!answer.ok) return { instead: `HTTP ${answer.status} from /_localstack/health` };
      const version = versionIn(text);
      if (version === undefined) return { instead: 'HTTP 200 from /_localstack/health without a version' };
      return { ready: { version } };
    },
    reset() {
      return Promise.reject(
        new Error(
          `LocalStack at ${endpoint} cannot be reset: its free release has no call for that. Take an account that no other run has, or start it anew.`,
        ),
      );
    },
  };
}

function versionIn(text: string): string | undefined {
  try {
    const { services, version } = JSON.parse(text) as Readonly<Record<string, unknown>>;
    return typeof services === 'object' && typeof version === 'string' ? version : undefined;
  } catch {
    return undefined;
  }
}
