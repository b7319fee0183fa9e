/** How long an answer is waited for: ten times what one in a hundred may take, and no less than two seconds or more than thirty. */
export function timeOutMs({ p99Ms }: { readonly p99Ms: number }): number {
  return Math.min(30_000, Math.max(2000, 10 * p99Ms));
}
