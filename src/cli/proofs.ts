import type { Finding } from '../checks/finding.ts';
import { originText } from '../inventory/resource.ts';
import { type ProofKind, type ProofVerdict, promiseStatus, proofKinds, proofVerdict } from '../checks/verdict.ts';
import type { RegisteredPromise, Registry } from '../collect/promises-file.ts';
import type { FindingData, PromiseData, ProofData } from '../evidence/report-data.ts';
import type { FeaturesResult, ScenarioResult } from './run-features.ts';
import type { Target } from './targets.ts';

/** Joins the registry with what the scenarios found. `evidenceOf` gives the evidence ids of inventory records. */
export function promisesOf(
  registry: Registry,
  { scenarios }: FeaturesResult,
  unassessed: ReadonlyMap<string, string>,
  evidenceOf: (record: string) => readonly string[],
  places: Places = { loaded: 'twin', judged: 'template' },
): PromiseData[] {
  return registry.promises.map((promise) => {
    const own = scenarios.filter(({ tags }) => tags.includes(promise.id));
    const proofs = promise.proof.flatMap((kind) => proofsOf(kind, promise, own, { unassessed, evidenceOf, places }));
    const { id, title, group } = promise;
    return {
      id,
      title,
      ...(group === undefined ? {} : { group }),
      status: promiseStatus(proofs.map(({ verdict }) => verdict)),
      proofs,
    };
  });
}

/** Where features and registry disagree, as sentences; empty when they agree. */
export function disagreements(registry: Registry, features: FeaturesResult): string[] {
  const registered = new Map(registry.promises.map((promise) => [promise.id, promise]));
  const isKind = (tag: string): tag is ProofKind => (proofKinds as readonly string[]).includes(tag);
  const looksLikeId = (tag: string): boolean => /^[A-Z0-9]+(-[A-Z0-9]+)+$/u.test(tag);
  const strange = features.rules.flatMap(({ tags, name, file, line }) => {
    const ids = tags.filter(looksLikeId);
    if (ids.length === 0)
      return [`The rule "${name}" carries no promise id (${file}:${line}). Tag it with one of ${registry.file}.`];
    return ids
      .filter((id) => !registered.has(id))
      .map((id) => `Promise ${id} is not registered (${file}:${line}). Add it to ${registry.file}, or mend the tag.`);
  });
  const loose = features.scenarios.flatMap(({ tags, name, file, line }) => {
    const kinds = tags.filter(isKind);
    const ids = tags.filter((tag) => registered.has(tag));
    if (kinds.length !== 1)
      return [
        `The scenario "${name}" carries ${kinds.length === 0 ? 'no proof kind' : 'several proof kinds'} (${file}:${line}). Tag it with one of ${proofKinds.join(', ')}.`,
      ];
    return ids.flatMap((id) =>
      registered.get(id)?.proof.includes(kinds[0] ?? '')
        ? []
        : [
            `Promise ${id} has a proof of kind ${kinds[0]} that is not registered (${file}:${line}). Add the kind to ${registry.file}, or mend the tag.`,
          ],
    );
  });
  const missing = registry.promises.flatMap(({ id, proof }) => {
    const where = `${registry.file}:${registry.lineOf(id)}`;
    if (!features.rules.some(({ tags }) => tags.includes(id)))
      return [`Promise ${id} stands in no feature (${where}). Write a Rule tagged @${id}.`];
    const lacking = proof.filter(
      (kind) => kind !== 'doc' && !features.scenarios.some(({ tags }) => tags.includes(id) && tags.includes(kind)),
    );
    return lacking.map(
      (kind) =>
        `Promise ${id} has no scenario of kind ${kind} (${where}). Write one tagged @${kind}, or take the kind out.`,
    );
  });
  return [...strange, ...loose, ...missing];
}

interface Surroundings {
  readonly unassessed: ReadonlyMap<string, string>;
  readonly evidenceOf: (record: string) => readonly string[];
  readonly places: Places;
}

/** Where load and handshakes went, and where the records come from that checks judged. */
export interface Places {
  readonly loaded: 'twin' | 'url';
  readonly judged: Target;
}

function placeOf(kind: string, { loaded, judged }: Places): ProofData['on'] {
  if (kind === 'chaos') return 'twin';
  // Objects of Kubernetes are read from manifests, wherever the rest is read.
  if (kind === 'k8s') return 'template';
  if (kind !== 'load' && kind !== 'tls') return judged;
  return loaded === 'url' ? 'live' : 'twin';
}

function proofsOf(
  kind: string,
  promise: RegisteredPromise,
  scenarios: readonly ScenarioResult[],
  { unassessed, evidenceOf, places }: Surroundings,
): ProofData[] {
  const own = scenarios.filter(({ tags }) => tags.includes(kind));
  if (own.length === 0) {
    const verdict: ProofVerdict = kind === 'doc' ? 'contradicted' : 'unknown';
    const reason =
      kind === 'doc'
        ? (promise.contradiction ?? 'The promise contradicts another promise or what AWS offers.')
        : 'No scenario proves it.';
    return [
      { kind, on: 'template', verdict, reason, scenario: promise.title, source: { file: '', line: 0 }, findings: [] },
    ];
  }
  return own.map((scenario) => {
    const { verdict, reason } = verdictOf(kind, scenario, unassessed, promise);
    const { name, file, line, findings, experiment } = scenario;
    return {
      kind,
      on: placeOf(kind, places),
      verdict,
      ...(reason === undefined ? {} : { reason }),
      scenario: name,
      source: { file, line },
      ...(experiment === undefined ? {} : { experiment }),
      findings: findings.map((finding) => findingData(finding, evidenceOf)),
    };
  });
}

const strict = 'strict, and judged when asked for: --tags @strict';

function verdictOf(
  kind: string,
  { ran, tags, findings, notAssessed, troubles, grounds }: ScenarioResult,
  unassessed: ReadonlyMap<string, string>,
  promise: RegisteredPromise,
): { verdict: ProofVerdict; reason?: string } {
  if (!ran)
    return {
      verdict: 'not-assessed',
      reason: unassessed.get(kind) ?? (tags.includes('strict') ? strict : 'not selected in this run'),
    };
  const verdict = proofVerdict(findings.map((finding) => finding.verdict));
  if (kind === 'doc') return { verdict: 'contradicted' };
  if (verdict === 'fail') return { verdict };
  const [reason] = notAssessed;
  const [trouble] = troubles;
  if (trouble && reason === undefined) return { verdict: 'unknown', reason: `could not be asked: ${trouble.message}` };
  if (reason !== undefined && (findings.length === 0 || verdict === 'pass')) return { verdict: 'not-assessed', reason };
  if (findings.length === 0) return { verdict: 'unknown', reason: 'nothing was judged' };
  if (verdict !== 'not-assessed')
    return { verdict, ...(verdict === 'pass' && grounds !== undefined ? { reason: grounds } : {}) };
  const declared = promise.components ?? [];
  const withoutSubjects = findings.every(({ subject }) => subject.type === 'architecture');
  if (declared.length > 0 && withoutSubjects)
    return {
      verdict: 'unknown',
      reason: `the architecture declares ${declared.join(', ')}, and nothing of the kind was found${reason === undefined ? '' : ` beside what was not assessed: ${reason}`}`,
    };
  // There may be some of the kind, whose findings were withheld.
  return { verdict, reason: reason ?? 'nothing of the kind' };
}

function findingData(
  { records, origin, ...finding }: Finding,
  evidenceOf: (record: string) => readonly string[],
): FindingData {
  return {
    ...finding,
    ...(origin ? { origin: originText(origin) } : {}),
    evidence: [...new Set(records.flatMap(evidenceOf))].toSorted(),
  };
}
