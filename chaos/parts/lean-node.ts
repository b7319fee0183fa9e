/** How Node is started for whatever is many in a twin: what is new is looked through early, so that heaps stay small. */
export const leanNode: readonly string[] = ['--max-semi-space-size=1', '--optimize-for-size'];
