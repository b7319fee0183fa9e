/**
 * Does the rest of what makes a resource that takes several calls. Where that fails, takes back what stands already: half of a resource
 * would be read back as one that nobody declared.
 */
export async function orTakenBack<Result>(
  rest: () => Promise<Result>,
  takeBack: () => Promise<unknown>,
): Promise<Result> {
  try {
    return await rest();
  } catch (error) {
    // Why it failed matters more than that something is left behind.
    await takeBack().catch(() => undefined);
    throw error;
  }
}
