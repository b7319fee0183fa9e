import { UnseenInput } from '../inventory/read.ts';
import { type Judgement, unseenJudgement } from './check.ts';

/** A judgement on its own: what it asked for and was not seen makes it unknown, without ending the judgements beside it. */
export function settled(work: () => Judgement): Judgement {
  return orUnseen(work);
}

/**
 * The worst that a subject's requirements come to: a certain failure wins over what was not seen in another requirement,
 * and one that nothing unseen could mend over others.
 * Of what was not seen, an open question comes first, since its answer may show a failure. Undefined when none fails and all
 * were seen; a requirement that is met passes, or says nothing.
 */
export function flawIn(requirements: readonly (() => Judgement | undefined)[]): Judgement | undefined {
  const judgements = requirements.map(orUnseen);
  return (
    judgements.find((judgement) => judgement?.verdict === 'fail' && judgement.wants?.length === 0) ??
    judgements.find((judgement) => judgement?.verdict === 'fail') ??
    judgements.find((judgement) => judgement?.verdict === 'unknown' && judgement.question !== undefined) ??
    judgements.find((judgement) => judgement?.verdict === 'unknown')
  );
}

function orUnseen<T>(work: () => T): T | Judgement {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof UnseenInput)) throw error;
    return unseenJudgement(error);
  }
}
