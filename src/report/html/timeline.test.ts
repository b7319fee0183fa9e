import { describe, it } from 'node:test';
import { expect } from 'chai';
import { renderToString } from 'preact-render-to-string';
import { h } from 'preact';
import { XMLValidator } from 'fast-xml-parser';
import type { ExperimentRunData } from '../../evidence/experiment-data.ts';
import { databaseZone, partition, region, zone } from '../sample-experiment-runs.ts';
import { timeline } from './timeline.ts';

function drawn(run: ExperimentRunData, timeScale = 1): string {
  return renderToString(h('div', {}, ...timeline(run, 'here', timeScale)));
}

function svg(run: ExperimentRunData, timeScale = 1): string {
  return /<svg.*<\/svg>/su.exec(drawn(run, timeScale))?.[0] ?? '';
}

describe('a timeline', () => {
  it('is an image with a title and a description that says what it shows, and a table beside it', () => {
    const page = drawn(zone);
    expect(page)
      .to.include('role="img" aria-labelledby="here.title here.description"')
      .and.to.include('<title id="here.title">Timeline: Zone primary-a (eu-west-1a) is lost (stall).</title>')
      .and.to.match(/<desc id="here.description">API: back between 12.24 s and 12.35 s after the fault\./u)
      .and.to.include('<caption>What the twin told, in order</caption>')
      .and.to.include('<caption>When probes failed, by path</caption>');
  });

  it('is well-formed, without a script, a style of its own, or a reference', () => {
    for (const run of [zone, region, databaseZone]) {
      expect(XMLValidator.validate(svg(run))).to.equal(true);
      expect(svg(run)).not.to.match(/<script|style=|url\(|href|NaN|undefined|Infinity|null/u);
    }
  });

  it('marks what the twin told, close events together, and leaves routine checks to the records', () => {
    const page = drawn(zone);
    expect(page.match(/class="event"/gu)).to.have.length(4);
    expect(page).to.include('writer fenced, promoted, takes writes (206 ms)');
    expect(page).to.include('40 routine checks of health besides').and.not.to.include('>checked<');
    expect(page).to.include('primary/load-balancer (2 times)');
    expect(page).to.match(/before the fault<\/th>.{0,80}4\.54 s/u);
  });

  it('hatches where recovery lies, however short that is', () => {
    const [, width] = /class="back"><rect x="[\d.]+" y="\d+" width="([\d.]+)"/u.exec(svg(zone)) ?? [];
    expect(Number(width)).to.be.at.least(8);
  });

  it('shows a path without probes as neither up nor down, and one that went on as up', () => {
    const only = (index: number): string => svg({ ...databaseZone, paths: databaseZone.paths.slice(index, index + 1) });
    expect(only(0)).to.include('class="down"').and.to.include('not seen to come back');
    expect(only(1)).not.to.match(/class="(up|down|back)"/u);
    expect(only(1)).to.include('writes: not measured: no probe was sent');
    expect(svg({ ...zone, paths: zone.paths.slice(1, 2) }))
      .to.match(/class="up"/u)
      .and.not.to.match(/class="down"/u);
  });

  it('draws the bound of the timers to the scale of the twin, and an arrow where it lies far beyond', () => {
    const bound = (timeScale: number): number =>
      Number(/class="worst bound" d="M([\d.]+)/u.exec(svg({ ...zone, paths: [], events: [] }, timeScale))?.[1]);
    expect(bound(1)).to.equal(bound(20)).and.to.be.above(700);
    expect(svg(zone, 20)).to.match(/class="worst bound" d="M[\d]{1,2}\./u);
    expect(svg(zone, 20)).to.include('Worst case 14 s (here 700 ms)');
    expect(svg(region)).to.include('class="worst"').and.not.to.include('bound');
  });

  it('says so when there is nothing to draw', () => {
    expect(drawn(partition)).to.include('There is no timeline').and.not.to.include('<svg');
  });
});
