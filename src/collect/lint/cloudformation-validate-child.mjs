// Runs in a process of its own: lints the template named on the command line and prints the diagnostics as JSON.
import { readFileSync } from 'node:fs';
import { RegoEngine, TemplateFile } from '@aws/cloudformation-validate';

const { version } = JSON.parse(
  readFileSync(new URL(import.meta.resolve('@aws/cloudformation-validate').replace(/[^/]*$/u, 'package.json')), 'utf8'),
);
const engine = new RegoEngine();
const { diagnostics } = engine.validateStandard(new TemplateFile(process.argv[2] ?? ''));
process.stdout.write(JSON.stringify({ version, diagnostics }));
engine.free();
