import { createHash, randomBytes } from 'node:crypto';
import type { LedgerWrite } from './ledger.ts';

const runLength = 16;
const sealLength = 16;

/** A name for a run, in hexadecimal digits. */
export function newRunName(): string {
  return randomBytes(runLength / 2).toString('hex');
}

/** The payload of a write, in hexadecimal digits: the run's name, a seal over run, writer and number, and something random. */
export function payloadOf(run: string, { writer, seq }: Pick<LedgerWrite, 'writer' | 'seq'>): string {
  return `${run}${sealOf(run, writer, seq)}${randomBytes(8).toString('hex')}`;
}

/**
 * Whether another run wrote an entry. Its own seal must hold, so that an entry of this run cannot be taken for a foreign one when its
 * payload was damaged or exchanged.
 */
export function isForeign(run: string, { writer, seq, payload }: LedgerWrite): boolean {
  const other = payload.slice(0, runLength);
  return other !== run && payload.slice(runLength, runLength + sealLength) === sealOf(other, writer, seq);
}

export function hashOf(payload: string): string {
  return createHash('sha256').update(payload).digest('hex');
}

function sealOf(run: string, writer: string, seq: number): string {
  return hashOf(`${run} ${writer} ${seq}`).slice(0, sealLength);
}
