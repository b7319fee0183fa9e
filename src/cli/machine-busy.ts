import { readFileSync } from 'node:fs';

/** Share of the time, in percent, from which on waiting for a processor explains slow answers. */
const busyPercent = 30;

/**
 * Says that work waited for a processor for much of the last 10 s, as a sentence without its full stop; undefined when it did not, or the
 * system does not tell. Source: pressure stall information of Linux, https://docs.kernel.org/accounting/psi.html.
 */
export function machineBusy(pressure = cpuPressure()): string | undefined {
  const percent = Number(/^some avg10=(?<percent>[\d.]+)/mu.exec(pressure)?.groups?.['percent']);
  return percent >= busyPercent
    ? `This machine was busy: work waited for a processor for ${Math.round(percent)} % of the last 10 s`
    : undefined;
}

function cpuPressure(): string {
  try {
    return readFileSync('/proc/pressure/cpu', 'utf8');
  } catch {
    return '';
  }
}
