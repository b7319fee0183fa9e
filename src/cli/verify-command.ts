import type { Command } from 'commander';
import { canonicalJson } from '../evidence/canonical.ts';
import { summary } from './summary.ts';
import { pageOf, verify, type VerifyOptions } from './verify.ts';

/** Adds `verify`. */
export function addVerify(
  plumbline: Command,
  { signal, print }: { readonly signal: AbortSignal; readonly print: (text: string) => void },
): void {
  const list = (value: string, before: readonly string[]): string[] => [...before, value];
  plumbline
    .command('verify')
    .description('judge an architecture, or bare templates, and write a report with evidence')
    .argument(
      '[what...]',
      'bundled architecture, folder, architecture.yaml, or templates (default: ./architecture.yaml)',
    )
    .option('--target <target>', 'where facts come from: template, emulator or live', 'template')
    .option(
      '--emulator <which>',
      'with --target emulator: moto (default) or localstack; docker:moto or docker:localstack (in a container of an image that is built here, without a pull); docker:IMAGE; or the URL of one that runs',
    )
    .option('--keep', 'leave the emulator and what was deployed running')
    .option('--no-deploy', 'collect what is in the emulator that was kept')
    .option('--account <id>', 'with --target live: the account that is read; credentials of another are refused')
    .option(
      '--scope <what>',
      'with --target live: everything (default), tag:KEY=VALUE, stack:NAME or id:ID (repeatable)',
      list,
      [],
    )
    .option(
      '--from <source>',
      'with --target live: services (default), config for AWS Config, or aggregator:NAME of AWS Config',
    )
    .option('--record <file>', 'with --target live: keep every answer in a new file, redacted')
    .option('--replay <file>', 'with --target live: ask a recording in place of AWS')
    .option('--redact', 'with --target live: no account ids, secrets and mail addresses in evidence and report')
    .option(
      '--region <role=code>',
      'replace the region of a role; CODE alone for bare templates, and for accounts without an architecture (repeatable)',
      list,
      [],
    )
    .option('--parameters <file|key=value>', 'parameter values (repeatable)', list, [])
    .option('--prove <kinds>', 'proof kinds to assess, with commas (default: all the target can show)')
    .option(
      '--profile <profile>',
      'break and load the local twin: quick (the first zone once, half a minute of each load) or full; for load alone smoke and capacity',
    )
    .option('--driver <driver>', 'what the twin is made of: process, or docker, which can cut zones off', 'process')
    .option('--scale <factor>', 'divide all timers of the twin by it: shows a mechanism and proves no time', '1')
    .option('--twin <changes>', 'let the twin differ: standby=async,linkDelayMs=200')
    .option(
      '--load-target <where>',
      'where load goes: twin, or url for what the objectives name (see load-targets.yaml)',
    )
    .option(
      '--tags <expression>',
      'only scenarios with these tags, for example "@KC1-HA-5" (default for bare templates: "not @strict")',
    )
    .option('--every-branch', 'leave parameters without a value open, and fail what fails in any case', false)
    .option('--out <folder>', 'where report folders are made', 'reports')
    .option('--format <formats>', 'reports to write beside report.json', 'html,junit')
    .option('--no-lint', 'skip the linter; the run can then not end with 0')
    .option('--json', 'print report.json instead of the summary')
    .option('--quiet', 'no progress', false)
    .action(async (what: string[], options: VerifyOptions & { json?: boolean }) => {
      const verified = await verify(what, options, signal);
      print(
        options.json
          ? `${canonicalJson(verified.report, 2)}\n`
          : summary(verified.report, pageOf(verified), process.stdout),
      );
      process.exitCode = verified.report.outcome.exitCode;
    });
}
