/** A time as people read it: whole milliseconds below a second, else seconds to the hundredth. Never minutes, which hide what a limit turns on. */
export function duration(ms: number): string {
  return rounded(ms, Math.round);
}

/** An interval, rounded outwards, so that what is printed still contains the truth. */
export function interval([after, by]: readonly [number, number]): string {
  return `${rounded(after, Math.floor)} and ${rounded(by, Math.ceil)}`;
}

/** What was not measured says so, and is never zero. */
export function measured<Value>(value: Value | null, text: (value: Value) => string): string {
  return value === null ? 'not measured' : text(value);
}

/** A share (0-1) as per cent, rounded down, so that only all of it is 100 %. */
export function percentOf(ratio: number): string {
  return `${Number((Math.floor(ratio * 1e5 + 1e-6) / 1e3).toFixed(3))} %`;
}

function rounded(ms: number, round: (value: number) => number): string {
  const whole = round(ms);
  const text = Math.abs(whole) < 1000 ? `${whole} ms` : `${Number((round(ms / 10) / 100).toFixed(2))} s`;
  return text.replace(/^-/u, '\u2212');
}
