import { styleText } from 'node:util';
import type { FindingData, PromiseData, ProofData, ReportData } from '../evidence/report-data.ts';
import { loadLine } from './load-line.ts';

type Style = Parameters<typeof styleText>[0];

const loadStyles = { pass: 'green', fail: 'red', unknown: 'yellow', 'not-assessed': 'dim' } as const;

/** The run in words for a terminal: failing first, then unknown, then what was not assessed and why, then one line that sums up. */
export function summary(report: ReportData, page: string, stream: NodeJS.WriteStream): string {
  const style = (how: Style, text: string): string => styleText(how, text, { stream });
  const lines: string[] = [];
  for (const { level, text } of report.notices)
    lines.push(style(level === 'warning' ? 'yellow' : 'dim', `${level === 'warning' ? '!' : 'i'} ${text}`));
  lines.push(...gapLines(report));
  for (const promise of withStatus(report, 'broken'))
    lines.push(...promiseLines(promise, 'fail', style('red', '✗ broken')));
  for (const promise of withStatus(report, 'unknown'))
    lines.push(...promiseLines(promise, 'unknown', style('yellow', '? unknown')));
  lines.push(...notAssessed(report).map((line) => style('dim', line)));
  lines.push(...inputLines(report, style));
  for (const { name, text, verdict, notes } of report.figures)
    lines.push(
      style(
        verdict === 'below objective' ? 'red' : 'dim',
        `  ${name}: ${text}${verdict === 'no objective' ? '' : ` (${verdict})`}${notes[0]?.startsWith('Below') ? ` ${notes[0]}` : ''}`,
      ),
    );
  for (const run of report.load?.runs ?? []) lines.push(style(loadStyles[run.verdict], `  ${loadLine(run)}`));
  for (const reason of report.outcome.reasons)
    lines.push(style(report.outcome.exitCode === 0 ? 'dim' : 'yellow', `  ${reason}`));
  const word =
    report.outcome.exitCode === 0
      ? style('green', 'met')
      : style(report.outcome.exitCode === 1 ? 'red' : 'yellow', report.outcome.word);
  lines.push(
    '',
    `${style('bold', report.architecture.title)}: ${word}. ${counts(report.promises)}, judged from ${judgedFrom[report.run.target]}${(report.chaos?.experiments ?? []).some(({ runs }) => runs.length > 0) ? ', and by faults in a local twin' : ''}${(report.load?.runs.length ?? 0) > 0 ? ', and under load' : ''}.`,
    findingsLine(report),
    `Report: ${page}`,
  );
  return `${lines.join('\n')}\n`;
}

/** `3 broken · 12 met · 2 unknown · 17 not assessed`, without the zeros. */
function counts(promises: readonly PromiseData[]): string {
  const order = ['broken', 'unknown', 'met', 'not-assessed', 'waived', 'contradicted'] as const;
  const counted = order.flatMap((status) => {
    const count = promises.filter((promise) => promise.status === status).length;
    return count === 0 ? [] : [`${count} ${status.replace('-', ' ')}`];
  });
  return counted.join(' · ');
}

/** How much of what was asked could be told: `Findings: 310 pass, 4 fail, 6 unknown (2 % of 320).` */
function findingsLine({ promises }: ReportData): string {
  const findings = promises.flatMap(({ proofs }) => proofs.flatMap((proof) => proof.findings));
  const [pass, fail, unknown] = (['pass', 'fail', 'unknown'] as const).map(
    (verdict) => findings.filter((finding) => finding.verdict === verdict).length,
  ) as [number, number, number];
  const all = pass + fail + unknown;
  const share = all === 0 ? '' : ` (${Math.ceil((unknown / all) * 100)} % of ${all})`;
  return `Findings: ${pass} pass, ${fail} fail, ${unknown} unknown${share}.`;
}

function withStatus({ promises }: ReportData, status: PromiseData['status']): readonly PromiseData[] {
  return promises.filter((promise) => promise.status === status);
}

function promiseLines({ id, title, proofs }: PromiseData, verdict: 'fail' | 'unknown', mark: string): string[] {
  const lines = ['', `${mark}  ${id}  ${title}`];
  const shown = new Set<string>();
  for (const proof of proofs.filter((one) => one.verdict === verdict)) {
    const gaps = new Set(proof.findings.filter(isGap).map(({ subject }) => subject.name));
    if (verdict === 'unknown' && gaps.size > 0)
      lines.push(...once(`    rests on ${gaps.size} part(s) that were not seen`, shown));
    const findings = proof.findings.filter((one) => one.verdict === verdict && !isGap(one) && !shown.has(key(one)));
    for (const finding of findings) shown.add(key(finding));
    lines.push(
      ...(findings.length === 0 && gaps.size === 0 && proof.reason !== undefined
        ? [`    ${proof.kind}: ${proof.reason} (${proof.source.file}:${proof.source.line})`]
        : findings.slice(0, 8).flatMap(findingLines)),
    );
    if (findings.length > 8) lines.push(`    … and ${findings.length - 8} more, in the report`);
  }
  return lines;
}

function isGap({ subject }: FindingData): boolean {
  return subject.type === 'gap';
}

/** What could not be collected, once each: every check is unknown where it may hide something. */
function gapLines({ promises }: ReportData): string[] {
  const gaps = promises.flatMap(({ proofs }) => proofs.flatMap(({ findings }) => findings.filter(isGap)));
  const lines = gaps.map(
    ({ subject, origin, message, mend }) =>
      `  ${subject.name}  ${origin ?? ''}\n    ${message}${mend === undefined ? '' : ` ${mend}`}`,
  );
  return lines.length === 0 ? [] : ['', 'Not seen', ...new Set(lines)];
}

function once(line: string, shown: Set<string>): string[] {
  if (shown.has(line)) return [];
  shown.add(line);
  return [line];
}

function key({ sentence, subject, message }: FindingData): string {
  return `${sentence} ${subject.id} ${message}`;
}

function findingLines({ subject, origin, sentence, message, mend }: FindingData): string[] {
  const lines = [
    `    ${subject.name}  ${subject.type}  ${origin ?? ''}`,
    `      expected  ${sentence}`,
    `      observed  ${message}`,
  ];
  return mend === undefined ? lines : [...lines, `      mend      ${mend}`];
}

function notAssessed({ promises }: ReportData): string[] {
  const reasons = new Map<string, Set<string>>();
  for (const { id, proofs } of promises) {
    for (const { reason } of proofs.filter((proof: ProofData) => proof.verdict === 'not-assessed')) {
      const ids = reasons.get(reason ?? '') ?? new Set();
      reasons.set(reason ?? '', ids.add(id));
    }
  }
  if (reasons.size === 0) return [];
  return ['', 'Not assessed', ...[...reasons].map(([reason, ids]) => `  ${reason}: ${[...ids].join(', ')}`)];
}

function inputLines({ input }: ReportData, style: (how: Style, text: string) => string): string[] {
  const linter = input.linter ? `${input.linter.name} ${input.linter.version}` : 'no linter';
  const lines = [
    '',
    `Input: ${input.files.length} files, ${linter}: ${input.status}`,
    ...input.notes.map((note) => style('dim', `  ${note}`)),
  ];
  const shown = input.findings
    .slice(0, 5)
    .map(
      ({ rule, level, message, origin }) =>
        `  ${style(level === 'error' ? 'red' : 'yellow', `${level} ${rule}`)}  ${message}  ${origin}`,
    );
  const more = input.findings.length > 5 ? [`  … and ${input.findings.length - 5} more, in the report`] : [];
  return [...lines, ...shown, ...more];
}

const judgedFrom = {
  template: 'templates',
  emulator: 'what an emulator told',
  live: 'what a live account told',
} as const;
