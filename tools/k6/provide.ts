// Sees to it that k6 is here: found on PATH, built before, or built now.
// Usage: node tools/node.mjs tools/k6/provide.ts [--where-possible]: then what is in the way is said and is no error.
import { k6Binary } from '../../load/k6/k6-binary.ts';
import { LoadRefusal } from '../../load/load-refusal.ts';

try {
  const { path, version, sha256 } = await k6Binary({
    say: (text) => void process.stderr.write(`${text}\n`),
    signal: new AbortController().signal,
  });
  process.stdout.write(`k6 ${version}  ${path}  sha256 ${sha256}\n`);
} catch (error) {
  if (!(error instanceof LoadRefusal)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = process.argv.includes('--where-possible') ? 0 : 1;
}
