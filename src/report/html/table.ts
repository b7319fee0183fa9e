import { h, type ComponentChild } from 'preact';

/** A table whose first column heads its rows. At phone width a row becomes a block, each cell under its column's name. */
export function table(
  caption: ComponentChild,
  columns: readonly string[],
  rows: readonly (readonly ComponentChild[])[],
  look = '',
): ComponentChild {
  return h(
    'table',
    { class: `stack ${look}`.trim() },
    h('caption', {}, caption),
    h('thead', {}, h('tr', {}, ...columns.map((column) => h('th', { scope: 'col' }, column)))),
    h(
      'tbody',
      {},
      ...rows.map(([first, ...others]) =>
        h(
          'tr',
          {},
          h('th', { scope: 'row' }, first),
          ...others.map((cell, index) => h('td', { 'data-label': columns[index + 1] }, cell)),
        ),
      ),
    ),
  );
}
