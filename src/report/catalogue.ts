import type { ReportData } from '../evidence/report-data.ts';
export interface Format {
  readonly file: string;
  readonly render: (report: ReportData) => string;
}
export const formats: Readonly<Record<string, Format>> = {
  html: { file: 'report.html', render: () => '<html>' },
  junit: { file: 'junit.xml', render: () => '<x/>' },
};
