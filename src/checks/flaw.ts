import { UnseenInput } from '../inventory/read.ts';
import { type Judgement, unknown } from './check.ts';

/** A judgement on its own: what it asked for and was not seen makes it unknown, without ending the judgements beside it. */
export function settled(work: () => Judgement): Judgement {
  return orUnseen(work);
}

/**
 * The worst that a subject's requirements come to, each of which gives `undefined` when it is met: a certain failure wins over
 * what was not seen in another requirement. Undefined when all are met.
 */
export function flawIn(requirements: readonly (() => Judgement | undefined)[]): Judgement | undefined {
  const flaws = requirements.map(orUnseen).filter((flaw) => flaw !== undefined);
  return flaws.find(({ verdict }) => verdict === 'fail') ?? flaws.find(({ verdict }) => verdict === 'unknown') ?? flaws[0];
}

function orUnseen<T>(work: () => T): T | Judgement {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof UnseenInput)) throw error;
    return unknown(`${error.message}.`, error.path);
  }
}
