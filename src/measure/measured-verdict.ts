/**
 * What a measurement or an experiment shows. `inconclusive`: the figure cannot be trusted or decides nothing; `aborted`: broken off;
 * `unsafe`: it was not shown that the fault is undone.
 */
export type MeasuredVerdict = 'pass' | 'fail' | 'inconclusive' | 'aborted' | 'unsafe';
