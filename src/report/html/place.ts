import { h, type ComponentChild } from 'preact';
import type { ReportData } from '../../evidence/report-data.ts';

/** Shows a `file:line` without the folder that the judged files share; the banner names that folder once. */
export type Place = (origin: string) => ComponentChild;

export function placeIn(report: ReportData): Place {
  const folder = inputFolder(report);
  return (origin) => h('code', {}, origin.startsWith(folder) ? origin.slice(folder.length) : origin);
}

/** The folder that architecture and templates share, with its slash at the end; empty when there is none. A registry may lie elsewhere. */
export function inputFolder({ input: { files } }: ReportData): string {
  const [first = [], ...others] = files
    .filter(({ role }) => role === 'architecture' || role === 'template')
    .map(({ file }) => file.split('/').slice(0, -1));
  const end = first.findIndex((name, index) => others.some((folders) => folders[index] !== name));
  const shared = end === -1 ? first : first.slice(0, end);
  return shared.length === 0 ? '' : `${shared.join('/')}/`;
}
