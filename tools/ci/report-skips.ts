// Says which tests did not run and why, and fails where that is no excuse: the tool a test was skipped for is here,
// or no test ran at all (node:test ends with 0 when its patterns match nothing).
// Usage: node tools/node.mjs tools/ci/report-skips.ts <log of npm test>
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { k6State } from '../../load/k6/k6-binary.ts';
import { neededTool, skippedTests, testCount } from './skipped-tests.ts';

const root = join(import.meta.dirname, '..', '..');
const [log] = process.argv.slice(2);
if (log === undefined) throw new Error('Expected the log of a test run. Usage: report-skips.ts <log>');
const output = readFileSync(log, 'utf8');

// k6 is built where Go is new enough, so that Go is as good as k6.
const hasK6 = (await k6State()).kind !== 'missing';
const onPath = (process.env['PATH'] ?? '').split(delimiter);

function isHere(tool: string): boolean {
  // The command alone runs nothing: its engine must answer.
  if (tool === 'Docker') return spawnSync('docker', ['version']).status === 0;
  if (tool === 'k6') return hasK6;
  // Programs that have other names than what they serve.
  const program = { moto: 'moto/bin/moto_server', LocalStack: 'localstack/bin/localstack-supervisor' }[tool];
  if (program !== undefined) return existsSync(join(root, '.tools', program));
  return [...onPath, join(root, '.tools', tool, 'bin'), join(root, '.tools', 'bin')].some((folder) => {
    try {
      accessSync(join(folder, tool), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

if (testCount(output) === 0) {
  process.stdout.write(
    'FAILED: no test ran. Do the patterns of "test:unit" and "test:timed" in package.json still match?\n',
  );
  process.exitCode = 1;
}
for (const skipped of skippedTests(output)) {
  const tool = neededTool(skipped);
  const wrong = tool !== undefined && isHere(tool);
  process.stdout.write(`not run: "${skipped.name}", ${skipped.reason || 'no reason given'}\n`);
  if (wrong) {
    process.stdout.write(`FAILED: "${skipped.name}" was skipped for want of ${tool}, which is here.\n`);
    process.exitCode = 1;
  }
}
