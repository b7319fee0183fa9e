/** Milliseconds since 1970 of a time in the form of RFC 3339, cut below milliseconds; undefined for anything else. */
export type ReadInstant = (time: string) => number | undefined;

const form = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d+))?(Z|[+-]\d\d:\d\d)$/u;

/** Remembers the second that it read last, as samples come nearly in the order of time. */
export function instantReader(): ReadInstant {
  let second = '';
  let secondMs = Number.NaN;
  return (time) => {
    const soon = second === '' ? undefined : fractionAfter(time, second);
    if (soon !== undefined) return secondMs + soon;
    const [, head, fraction = '', zone] = form.exec(time) ?? [];
    if (head === undefined || zone === undefined) return undefined;
    const readMs = Date.parse(head + zone);
    if (Number.isNaN(readMs)) return undefined;
    if (zone === 'Z') {
      second = `${head}.`;
      secondMs = readMs;
    }
    return readMs + Number(fraction.slice(0, 3).padEnd(3, '0'));
  };
}

/** The milliseconds of a time in UTC whose second is known; undefined where it is another, or in another form. */
function fractionAfter(time: string, second: string): number | undefined {
  const end = time.length - 1;
  if (!time.startsWith(second) || end < second.length + 3 || time.charCodeAt(end) !== 0x5a) return undefined;
  let ms = 0;
  for (let at = second.length; at < end; at += 1) {
    const digit = time.charCodeAt(at) - 0x30;
    if (!(digit >= 0 && digit <= 9)) return undefined;
    if (at < second.length + 3) ms = ms * 10 + digit;
  }
  return ms;
}
