import { h, type ComponentChild } from 'preact';

/** The ids of records, each of which can be found in the files of evidence. */
export function evidenceIds(ids: readonly string[]): ComponentChild {
  return ids.length === 0 ? 'none' : h('span', { class: 'ids' }, ...ids.flatMap((id) => [h('code', {}, id), ' ']));
}
