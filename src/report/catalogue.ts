import type { ReportData } from '../evidence/report-data.ts';
import { html } from './html.ts';
import { junit } from './junit.ts';

/** One form a report can take: the file it is written to, and how report.json becomes it. Same data, same bytes. */
export interface Format {
  readonly file: string;
  readonly render: (report: ReportData) => string;
}

/** Every format there is, by the name --format knows it by. */
export const formats: Readonly<Record<string, Format>> = {
  html: { file: 'report.html', render: html },
  junit: { file: 'junit.xml', render: junit },
};
