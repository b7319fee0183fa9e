/** What a call must answer for the resource to be of use; throws where it did not. */
export function answerHas<Told>(told: Told | undefined, what: string, call: string): Told {
  if (told !== undefined) return told;
  throw new Error(`${call} answered without ${what}: what answers is no working emulator of it.`);
}
