import type { Scalar } from '../../inventory/value.ts';

/**
 * What unquoted YAML text means in YAML 1.1, which is what CloudFormation reads: `yes` is true, `012` is ten, `22:22` is 1342, and
 * dates and `1e3` are text. What a number would lose
 * (`8.0`, more digits than it holds) stays text.
 * Source: CloudFormation User Guide, "CloudFormation template format" (YAML 1.1 without timestamps); https://yaml.org/type/.
 */
export function plainScalar(source: string): Scalar {
  if (/^(?:yes|Yes|YES|true|True|TRUE|on|On|ON)$/u.test(source)) return true;
  if (/^(?:no|No|NO|false|False|FALSE|off|Off|OFF)$/u.test(source)) return false;
  if (/^(?:~|null|Null|NULL|)$/u.test(source)) return null;
  const [, sign = '', digits = ''] = /^([-+]?)(.*)$/su.exec(source.replaceAll('_', '')) ?? [];
  const factor = sign === '-' ? -1n : 1n;
  if (/^[-+]?(?:0|[1-9][\d_]*)$/u.test(source)) return whole(factor * BigInt(digits));
  if (/^[-+]?0[0-7_]+$/u.test(source)) return whole(factor * BigInt(`0o${digits}`));
  if (/^[-+]?(?:0b[01_]*[01][01_]*|0x[\da-fA-F_]*[\da-fA-F][\da-fA-F_]*)$/u.test(source))
    return whole(factor * BigInt(digits));
  if (/^[-+]?[1-9][\d_]*(?::[0-5]?\d)+$/u.test(source))
    return whole(factor * digits.split(':').reduce((sum, part) => sum * 60n + BigInt(part), 0n));
  if (/^[-+]?(?:\d[\d_]*\.[\d_]*|\.\d[\d_]*)(?:[eE][-+]\d+)?$/u.test(source)) {
    const number = Number(sign + digits);
    return Number.isFinite(number) ? fraction(number) : source;
  }
  if (/^[-+]?\d[\d_]*(?::[0-5]?\d)+\.[\d_]*$/u.test(source)) return fraction(Number(factor) * baseSixty(digits));
  return source;
}

function baseSixty(digits: string): number {
  return digits.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
}

/** A number as CloudFormation would write it into text: `1.50` is 1.5, while `8.0` keeps its zero. */
function fraction(number: number): Scalar {
  return Number.isSafeInteger(number) ? `${number}.0` : number;
}

function whole(number: bigint): Scalar {
  const exact = Number(number);
  return Number.isSafeInteger(exact) ? exact : number.toString();
}
