import { create } from 'xmlbuilder2';
import type { FindingData, ProofData, PromiseData, ReportData } from '../evidence/report-data.ts';

/**
 * The run as JUnit XML: a suite per promise, a case per proof. A failed proof is a failure, an unknown one an error, one that was
 * not assessed is skipped with its reason. Nothing that was not seen is a passed case.
 */
export function junit({ architecture, promises }: ReportData): string {
  const suites = promises.map(suite);
  const total = (name: 'tests' | 'failures' | 'errors' | 'skipped'): number =>
    suites.reduce((sum, one) => sum + one.counts[name], 0);
  const root = {
    '@name': printable(architecture.title),
    '@tests': total('tests'),
    '@failures': total('failures'),
    '@errors': total('errors'),
    '@skipped': total('skipped'),
  };
  return `${create({ version: '1.0', encoding: 'UTF-8' }, { testsuites: { ...root, testsuite: suites.map(({ element }) => element) } }).end({ prettyPrint: true })}\n`;
}

function suite({ id, title, proofs }: PromiseData) {
  const with_ = (...verdicts: readonly string[]): number =>
    proofs.filter(({ verdict }) => verdicts.includes(verdict)).length;
  const counts = {
    tests: proofs.length,
    failures: with_('fail'),
    errors: with_('unknown'),
    skipped: with_('not-assessed', 'contradicted'),
  };
  const attributes = {
    '@name': printable(`${id} ${title}`),
    '@tests': counts.tests,
    '@failures': counts.failures,
    '@errors': counts.errors,
    '@skipped': counts.skipped,
  };
  return { counts, element: { ...attributes, testcase: proofs.map((proof) => testCase(id, proof)) } };
}

function testCase(id: string, proof: ProofData) {
  const { kind, scenario, source, verdict, reason = '' } = proof;
  const base = {
    '@classname': printable(`${id}.${kind}`),
    '@name': printable(scenario),
    '@file': printable(`${source.file}:${source.line}`),
  };
  switch (verdict) {
    case 'pass':
      return base;
    case 'fail':
      return { ...base, failure: { '@message': printable(firstMessage(proof)), '#': printable(lines(proof)) } };
    case 'unknown':
      return { ...base, error: { '@message': printable(firstMessage(proof)), '#': printable(lines(proof)) } };
    case 'not-assessed':
    case 'contradicted':
      return { ...base, skipped: { '@message': printable(reason === '' ? verdict : reason) } };
  }
}

function firstMessage(proof: ProofData): string {
  const [finding] = deciding(proof);
  return finding ? `${finding.subject.name}: ${finding.message}` : (proof.reason ?? proof.verdict);
}

function lines(proof: ProofData): string {
  return deciding(proof)
    .map(
      ({ subject, origin, sentence, message, mend }) =>
        `${subject.name} (${origin ?? subject.id})\n  expected: ${sentence}\n  observed: ${message}${mend === undefined ? '' : `\n  mend: ${mend}`}`,
    )
    .join('\n');
}

function deciding({ findings, verdict }: ProofData): readonly FindingData[] {
  return findings.filter((finding) => finding.verdict === verdict);
}

/** XML 1.0 forbids most control characters, even escaped. */
function printable(text: string): string {
  return text.replaceAll(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '\u{FFFD}');
}
