/** Says on stderr what the set-up does, one plain line at a time; stdout belongs to results. */
export function say(line) {
  process.stderr.write(`setup: ${line}\n`);
}
