import { h, type ComponentChild } from 'preact';

interface LoadChart {
  /** Of the page, for what a screen reader says of the drawing. */
  readonly anchor: string;
  readonly width: number;
  /** Where the lanes end; the labels of the axis stand below. */
  readonly bottom: number;
  readonly title: string;
  readonly description: string;
  readonly caption: string;
}

/** A drawing of a load run, with what is said of it to those who do not see it. */
export function loadChart(
  { anchor, width, bottom, title, description, caption }: LoadChart,
  drawn: readonly ComponentChild[],
): ComponentChild {
  return h(
    'figure',
    { class: 'timeline load-chart' },
    h(
      'svg',
      {
        viewBox: `0 0 ${width} ${bottom + 34}`,
        role: 'img',
        'aria-labelledby': `${anchor}.title ${anchor}.description`,
      },
      h('title', { id: `${anchor}.title` }, title),
      h('desc', { id: `${anchor}.description` }, description),
      ...drawn,
    ),
    h('figcaption', { class: 'sub' }, caption),
  );
}

interface Tick {
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly text: string;
}

/** An upright line through the lanes, with its label below them. */
export function loadChartTick({ x, top, bottom, anchor, text }: Tick): ComponentChild {
  return h(
    'g',
    {},
    h('path', { class: 'grid', d: `M${x} ${top}V${bottom + 4}` }),
    h('text', { x, y: bottom + 26, 'text-anchor': anchor }, text),
  );
}
