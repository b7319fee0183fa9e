import { describe, it } from 'node:test';
import { expect } from 'chai';
import type { LoadRunData } from '../../evidence/load-data.ts';
import type { ReportData } from '../../evidence/report-data.ts';
import { html } from '../html.ts';
import { load, media, nothing } from '../sample-load.ts';
import { finding, promise, proof, sample, sampleWithLoad } from '../sample.ts';

function section(change: Partial<ReportData> = {}): string {
  const page = html(sampleWithLoad(change));
  const from = page.indexOf('<section aria-labelledby="load"');
  return page.slice(from, page.indexOf('</section>', from)).replaceAll('\u00A0', ' ');
}

function withRun(run: LoadRunData): string {
  return section({ load: { runs: [run] } });
}

function runOf(id: string): LoadRunData {
  const found = load.runs.find((run) => run.id === id);
  if (!found) throw new Error(`The sample has no load run "${id}".`);
  return found;
}

/** The cells of the first row after a text that a text heads. */
function row(page: string, after: string, head: string): string[] {
  const [, cells = ''] = page.slice(page.indexOf(after)).split(`<th scope="row">${head}`);
  return [...cells.slice(0, cells.indexOf('</tr>')).matchAll(/<td[^>]*>(.*?)<\/td>/gsu)].map(([, cell = '']) =>
    cell.replaceAll(/<[^>]+>/gu, ' ').trim(),
  );
}

describe('load', () => {
  it('is absent where none was put on, and so are its links', () => {
    expect(html(sample())).not.to.match(/id="load"|href="#load/u);
  });

  it('shows every run with its verdict, reasons, limits, differences, evidence, samples and tools', () => {
    const page = section();
    for (const { title, reasons, limits, on, evidence, samples, end, generator, profile, scenario } of load.runs)
      for (const text of [
        title,
        ...reasons,
        ...limits.flatMap(({ limit, message }) => [limit, message]),
        ...on.differs,
        on.url,
        ...evidence,
        ...(samples.records === 0 ? [] : [samples.file]),
        end,
        generator.sha256,
        `${generator.name} ${generator.version}`,
        `scenario ${scenario}, profile ${profile}`,
      ])
        expect(page).to.include(text);
  });

  it('sets what was sent beside what was asked, with what failed, was dropped and was cut off', () => {
    const page = withRun(runOf('api'));
    expect(row(page, 'What was asked for, and what was sent', 'peak')).to.deep.equal([
      '50/s',
      '50/s',
      '1000',
      '141 (14.1 %)',
      '260 4 requests each',
      '10',
      '3',
    ]);
    expect(row(page, 'What was asked for, and what was sent', 'warm-up')).to.include('27 4 requests each');
    expect(page).to.include('3 s, not judged');
  });

  it('gives each percentile with its interval, and says where too few were sent for one', () => {
    const cells = row(withRun(media), 'How long answers took', 'peak');
    const { latency } = media.figures.phases[2] ?? {};
    const p95 = latency?.percentiles[2];
    expect(cells[0]).to.equal('800');
    expect(cells[4]?.replaceAll(/ +/gu, ' ')).to.match(
      new RegExp(`^${p95?.ms.toFixed(1)} ms ${p95?.lowMs?.toFixed(1)} ms to `, 'u'),
    );
    expect(cells[6]).to.include('too few to say how sure');
  });

  it('lets no rehearsal and no run that can tell nothing look passed, though its limits held', () => {
    for (const [id, said] of [
      ['static-delivery', 'A rehearsal, no proof.'],
      ['api-capacity', 'Nothing is shown.'],
    ] as const) {
      const page = withRun(runOf(id));
      expect(page).to.include(said).and.to.include('held, proves nothing');
      expect(page).not.to.include('mark good');
    }
    expect(withRun(media))
      .to.include('mark good')
      .and.not.to.match(/A rehearsal|Nothing is shown/u);
  });

  it('lets no finding of a rehearsal look passed either', () => {
    const held = finding({ verdict: 'pass', message: 'p95 is 20 ms.', sentence: 'it is fast' });
    const rehearsed = proof('not-assessed', { kind: 'load', on: 'twin', reason: 'Sampled.', findings: [held] });
    const page = html(sampleWithLoad({ promises: [promise('SHOP-4', 'not-assessed', [rehearsed])] }));
    const details = page.slice(page.indexOf('<details id="SHOP-4"'), page.indexOf('id="load"'));
    expect(details).to.include('p95 is 20 ms.').and.to.include('held, proves nothing').and.not.to.include('mark good');
  });

  it('says loudly that a run has no samples, and never zero or a chart in their place', () => {
    const page = withRun(nothing);
    expect(page).to.include('! No samples. ').and.to.include('? not seen'.slice(2));
    expect(page).to.include('There is no distribution of latency').and.to.include('There is no timeline');
    expect(page).not.to.include('<svg').and.not.to.include('<pre');
    expect(row(page, 'How long answers took', 'peak').slice(1)).to.deep.equal(Array(7).fill('not measured'));
    expect(withRun({ ...nothing, figures: { phases: [] } })).to.include('No phase was played');
    expect(withRun({ ...media, samples: { ...media.samples, records: 0 } })).to.include('! No samples. ');
  });

  it('says that nothing was put on where a run was asked for and none was made', () => {
    expect(section({ load: { runs: [] } })).to.include('No load was put on anything');
  });

  it('shows the most frequent errors, and all of them on request', () => {
    const page = withRun(runOf('api'));
    expect(page).to.include('36 kinds of error, the most frequent first').and.to.include('28 more kinds');
    for (const { error } of runOf('api').figures.phases[2]?.failed ?? []) expect(page).to.include(error);
    expect(row(page, 'the most frequent first', '28 more kinds')).to.deep.equal(['0', '0', '88', '88']);
  });

  it('warns of too few users, and shows how late iterations began and how busy machines were', () => {
    const page = withRun(runOf('api-capacity'));
    expect(page)
      .to.include('20 given, 49 needed')
      .and.to.include('! Too few')
      .and.to.include('211 ms median, 790 ms p99, 812.4 ms longest')
      .and.to.include('the machine 100 %, the generator (not measured)');
    expect(withRun(media)).not.to.include('! Too few');
  });

  it('shows gauges with their units, routes and protocols', () => {
    const page = withRun(media);
    expect(row(page, 'What a viewer notices', 'startup')).to.deep.equal([
      'warm-up',
      '21',
      '84.5 ms',
      '190.3 ms',
      '412 ms',
    ]);
    expect(row(page, 'What a viewer notices', 'behind the live edge')[4]).to.equal('3 target durations');
    expect(row(page, 'by route and phase', 'segment').slice(0, 3)).to.deep.equal(['warm-up', '63', '0']);
    expect(row(withRun(runOf('api')), 'Requests by protocol', 'none: no answer')[2]).to.equal('40 (4 %)');
  });

  it('leads to the promises with what their proofs came to, and from their proofs back', () => {
    expect(section()).to.match(/href="#SHOP-4.load">SHOP-4<\/a> <span class="mark quiet">/u);
    const page = html(sampleWithLoad());
    expect(page)
      .to.include('Load run <a href="#load.api">api</a>')
      .and.to.include('Seen in <a href="#tls">handshakes</a>');
    expect(page.slice(page.indexOf('id="broken"'), page.indexOf('id="not-looked-at"'))).to.include('href="#load.api"');
  });

  it('tells of a run that stands for no promise at the top, too', () => {
    const alone = load.runs.map((run) => ({ ...run, promises: [] }));
    const page = html(sampleWithLoad({ promises: [], load: { runs: alone } }));
    const top = page.slice(page.indexOf('id="broken"'), page.indexOf('id="matrix"'));
    expect(top).to.match(/fail<\/span> Load run <a href="#load.api">api<\/a>: Courses are read/u);
    expect(top).to.match(/unknown<\/span> Load run <a href="#load.api-capacity">/u);
    expect(top)
      .to.include('This run judged no promise.')
      .and.not.to.match(/No proof failed|was assessed\./u);
  });

  it('hands the shell what it is to read as one word, whatever the name', () => {
    const page = withRun({ ...media, samples: { file: "a'; rm -rf b; '", records: 1 } });
    expect(page).to.include(String.raw`'a'\''; rm -rf b; '\'''`);
  });
});
