const running = new Map<string, Promise<unknown>>();

/** Does the work after all other work of the same name has ended: creators run beside each other, and some change the same bucket. */
export async function inTurn<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  const before = running.get(name) ?? Promise.resolve();
  const mine = before.then(work, work);
  running.set(name, mine);
  try {
    return await mine;
  } finally {
    if (running.get(name) === mine) running.delete(name);
  }
}
