import XMLBuilder from 'fast-xml-builder';
import type { FindingData, ProofData, PromiseData, ReportData } from '../evidence/report-data.ts';
import { measuredLines } from './measured-lines.ts';
import { printable } from './printable.ts';

type Result = 'passed' | 'failure' | 'error' | 'skipped';

interface Case {
  readonly result: Result;
  readonly element: object;
}

const xml = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  textNodeName: '#',
  format: true,
  suppressEmptyNode: true,
});

/**
 * The run as JUnit XML: a suite per promise, a case per proof. A failed proof is a failure, an unknown one an error, one that was
 * not assessed is skipped with its reason, and so is all that a waiver covers. A run that did not end with 0 though no case says
 * so (nothing assessed, no linter, a file that could not be read) gets an error of its own: nothing that was not seen looks passed.
 */
export function junit(report: ReportData): string {
  const { architecture, promises, outcome, run } = report;
  const suites = promises.map(({ id, title, status, proofs }) =>
    suite(
      `${id} ${title}`,
      proofs.length === 0 && status !== 'contradicted'
        ? [plainCase(id, title, 'error', 'no proof is registered')]
        : proofs.map((proof) => measuredCase(testCase(id, status, proof), proof, report.chaos)),
    ),
  );
  const isSaid = suites.some(({ cases }) => cases.some(({ result }) => result === 'failure' || result === 'error'));
  if (outcome.exitCode !== 0 && !isSaid) {
    const reason = [outcome.word, ...outcome.reasons].join('; ');
    suites.push(suite('The run', [plainCase('run', 'The run ends with exit code 0', 'error', reason)]));
  }
  const testsuites = {
    '@name': printable(architecture.title),
    ...counts(suites.flatMap(({ cases }) => cases)),
    '@timestamp': printable(run.startedAt),
    testsuite: suites.map(({ element }) => element),
  };
  return xml.build({ '?xml': { '@version': '1.0', '@encoding': 'UTF-8' }, testsuites });
}

function suite(name: string, cases: readonly Case[]) {
  const testcase = cases.map(({ element }) => element);
  return { cases, element: { '@name': printable(name), ...counts(cases), testcase } };
}

function counts(cases: readonly Case[]) {
  const count = (wanted: Result): number => cases.filter(({ result }) => result === wanted).length;
  return {
    '@tests': cases.length,
    '@failures': count('failure'),
    '@errors': count('error'),
    '@skipped': count('skipped'),
  };
}

function plainCase(classname: string, name: string, result: 'error' | 'skipped', reason: string): Case {
  const base = { '@classname': printable(classname), '@name': printable(name) };
  return { result, element: { ...base, [result]: { '@message': printable(reason) } } };
}

function testCase(id: string, status: PromiseData['status'], proof: ProofData): Case {
  const { kind, scenario, source, verdict, reason } = proof;
  const place = source.file === '' ? {} : { '@file': printable(source.file), '@line': source.line };
  const base = { '@classname': printable(`${id}.${kind}`), '@name': printable(scenario), ...place };
  const skipped = (why: string): Case => ({
    result: 'skipped',
    element: { ...base, skipped: { '@message': printable(why) } },
  });
  if (status === 'waived' && verdict !== 'pass') return skipped(`waived; ${verdict}: ${firstMessage(proof)}`);
  const said = { '@message': printable(firstMessage(proof)), '#': printable(lines(proof)) };
  switch (verdict) {
    case 'pass':
      return { result: 'passed', element: base };
    case 'fail':
      return { result: 'failure', element: { ...base, failure: said } };
    case 'unknown':
      return { result: 'error', element: { ...base, error: said } };
    case 'not-assessed':
    case 'contradicted':
      return skipped(reason === undefined ? verdict : `${verdict}: ${reason}`);
  }
}

/** The case with what its experiment measured, whatever came of it. */
function measuredCase({ result, element }: Case, { experiment: id }: ProofData, chaos: ReportData['chaos']): Case {
  const experiment = chaos?.experiments.find((one) => one.id === id);
  if (!chaos || !experiment) return { result, element };
  const text = measuredLines(experiment, chaos.twin.timeScale).join('\n');
  return { result, element: { ...element, 'system-out': printable(text) } };
}

function firstMessage(proof: ProofData): string {
  const [finding] = deciding(proof);
  if (!finding) return proof.reason ?? proof.verdict;
  const { subject, origin, message } = finding;
  return `${subject.name}${origin === undefined ? '' : ` (${origin})`}: ${message}`;
}

function lines(proof: ProofData): string {
  const reason = proof.reason === undefined ? [] : [proof.reason];
  return [...reason, ...deciding(proof).map(account)].join('\n');
}

function account({ subject, origin, sentence, message, mend, evidence }: FindingData): string {
  return [
    `${subject.name} (${origin ?? subject.id})`,
    `expected: ${sentence}`,
    `observed: ${message}`,
    ...(mend === undefined ? [] : [`mend: ${mend}`]),
    ...(evidence.length === 0 ? [] : [`evidence: ${evidence.join(', ')}`]),
  ].join('\n  ');
}

function deciding({ findings, verdict }: ProofData): readonly FindingData[] {
  return findings.filter((finding) => finding.verdict === verdict);
}
