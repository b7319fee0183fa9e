import { Trend } from 'k6/metrics';

const gauges = new Trend('plumbline_gauge');

const units = {
  startup: 'ms',
  'segment time / duration': 'ratio',
  'stalled / played': 'ratio',
  'behind the live edge': 'durations',
} as const;

export function gauge(name: keyof typeof units, value: number): void {
  gauges.add(value, { gauge: name, unit: units[name] });
}
