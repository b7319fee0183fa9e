import { describe, it } from 'node:test';
import { expect } from 'chai';
import { XMLValidator } from 'fast-xml-parser';
import { h, type ComponentChild } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { LoadRunData } from '../../evidence/load-data.ts';
import { phase } from '../sample-load-phases.ts';
import { load, media } from '../sample-load.ts';
import { latencyChart } from './latency-chart.ts';
import { loadTimeline } from './load-timeline.ts';
import { logAxis } from './log-axis.ts';

type Draw = (run: LoadRunData, anchor: string) => ComponentChild[];

function drawn(draw: Draw, run: LoadRunData): string {
  return renderToString(h('div', {}, ...draw(run, 'here')));
}

function svg(draw: Draw, run: LoadRunData): string {
  return (/<svg.*<\/svg>/su.exec(drawn(draw, run))?.[0] ?? '').replaceAll('\u00A0', ' ');
}

/** How high the columns of the first path of a class are. */
function heights(text: string, look: string): number[] {
  const [, d = ''] = new RegExp(`class="${look}" d="([^"]*)"`, 'u').exec(text) ?? [];
  return [...d.matchAll(/v-([\d.]+)h/gu)].map(([, height]) => Number(height));
}

describe('charts of load', () => {
  for (const draw of [latencyChart, loadTimeline]) {
    it(`are images with title, description and a table beside: ${draw.name}`, () => {
      const page = drawn(draw, media);
      expect(page).to.match(/role="img" aria-labelledby="here\.\w+\.title here\.\w+\.description"/u);
      expect(page)
        .to.match(/<desc [^>]+>[^<]*peak[^<]*p95/u)
        .and.to.include('<table');
    });

    it(`are well-formed, without a script, a reference or what is no number: ${draw.name}`, () => {
      for (const run of load.runs.filter(({ samples }) => samples.records > 0)) {
        expect(XMLValidator.validate(svg(draw, run))).to.equal(true);
        expect(svg(draw, run)).not.to.match(/<script|style=|url\(|href|NaN|undefined|Infinity|null|v--/u);
      }
    });
  }

  it('draw each allowed time as a line where its time stands, right of what was faster', () => {
    const text = svg(latencyChart, media);
    const lines = [...text.matchAll(/class="limit"><path d="M([\d.]+)/gu)].map(([, x]) => Number(x));
    const marks = [...text.matchAll(/class="measured" d="M([\d.]+)/gu)].map(([, x]) => Number(x));
    expect(lines).to.have.length(2);
    expect(lines).to.deep.equal(lines.toSorted((a, b) => a - b));
    expect(Math.max(...marks)).to.be.below(lines[0] ?? 0);
    expect(text).to.include('p95 allowed: 200 ms').and.to.include('p99 allowed: 500 ms');
    expect(svg(latencyChart, { ...media, asked: [] })).not.to.include('class="limit"');
  });

  it('tell phases apart by place and words, and outline what was not judged', () => {
    const text = svg(latencyChart, media);
    for (const name of ['warm-up, not judged: 84 requests', 'steady: 280 requests', 'peak: 800 requests'])
      expect(text).to.include(name);
    expect(text.match(/class="sent unjudged"/gu)).to.have.length(1);
    expect(text.match(/class="sent"/gu)).to.have.length(2);
  });

  it('draw bars as high as the share of their requests, and none too low to be seen', () => {
    const [latency] = media.figures.phases.flatMap((one) => one.latency ?? []);
    const buckets = [
      { upToMs: 10, count: 500 },
      { upToMs: 20, count: 499 },
      { upToMs: 40, count: 0 },
      { upToMs: 80, count: 1 },
    ];
    const one = phase('peak', 20, 50, 5, { latency: latency ? { ...latency, count: 1000, buckets } : null });
    const found = heights(svg(latencyChart, { ...media, figures: { phases: [one] } }), 'sent');
    expect(found).to.deep.equal([62, 61.9, 2]);
  });

  it('leave a gap where nothing was answered, and keep phases one after the other', () => {
    const [api] = load.runs;
    const text = api ? svg(loadTimeline, api) : '';
    const [, slow = ''] = /class="slow" d="([^"]*)"/u.exec(text) ?? [];
    // 13 s before peak and 7 of it, then three without an answer, then 12.
    expect(slow.match(/M/gu)).to.have.length(2);
    expect(slow.match(/H/gu)).to.have.length(32);
    expect(text)
      .to.include('Failed: at most 9/s')
      .and.to.match(/class="down" d="M/u);
    expect(svg(loadTimeline, media)).to.include('Failed: none that was sent').and.not.to.include('class="down"');
  });

  it('say of an allowed time far above all others that it is, and do not draw it', () => {
    expect(svg(loadTimeline, media)).to.include('200 ms allowed, far above');
  });

  it('show at most 600 seconds in their table, and count the rest', () => {
    const page = drawn(loadTimeline, { ...media, figures: { phases: [phase('steady', 640, 28, 6)] } });
    expect(page).to.include('40 more').and.to.include('steady, second 599').and.not.to.include('steady, second 600');
  });
});

describe('a logarithmic axis', () => {
  it('gives as much room to each doubling, and labels few enough times to read', () => {
    const { x } = logAxis(1, 100, 0, 800);
    expect(x(10)).to.equal(400);
    expect(x(0)).to.equal(0);
    expect(x(1e6)).to.equal(800);
    for (const [low, high] of [
      [1, 1],
      [0, 1e7],
      [3, 9],
      [0.02, 4],
      [5, 650],
    ] as const) {
      const { ticksMs } = logAxis(low, high, 0, 800);
      expect(ticksMs.length, `${low} to ${high}`).to.be.at.most(11);
      expect(ticksMs).to.deep.equal(ticksMs.toSorted((a, b) => a - b));
    }
    expect(logAxis(5, 650, 0, 800).ticksMs).to.deep.equal([10, 30, 100, 300]);
  });
});
