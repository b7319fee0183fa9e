/** One law, with statements that break it and neighbours that keep it. */
export type Law = {
  readonly name: string;
  /** Folder of the statements. */
  readonly at: string;
  /** Ending of the files, when it matters. */
  readonly ending?: string;
  /** oxlint's name of the rule that must fire. */
  readonly rule: string;
  /** Part of the message, which says why. */
  readonly reason: string;
  readonly breaks: readonly string[];
  readonly keeps: readonly string[];
};

/** The rooms of src, in the order in which facts flow. */
export const rooms: readonly string[] = [
  'inventory',
  'measure',
  'reach',
  'access',
  'cost',
  'checks',
  'collect',
  'evidence',
  'report',
  'cli',
];

export const judging: readonly string[] = ['reach', 'access', 'cost'];

export const imports = 'eslint(no-restricted-imports)';

/** `export` statements, since an unused import would bring a finding of its own. */
export function from(path: string, name: string): string {
  return `export { thing } from '${path}/${name}/thing.ts';`;
}
