/** The page's only style sheet. Light and dark, phone and print. */
export const style = `
:root { color-scheme: light dark; --ink: #1c2128; --soft: #57606a; --line: #d0d7de; --page: #ffffff; --panel: #f6f8fa; --good: #116329; --bad: #b3141d; --doubt: #7a4d00; --link: #0a58b5; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --soft: #9da7b3; --line: #30363d; --page: #0d1117; --panel: #161b22; --good: #56d364; --bad: #ff8a80; --doubt: #e3b341; --link: #79b8ff; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
main, header > * { max-width: 72rem; margin-inline: auto; }
main { padding: 0 1.25rem 4rem; }
a { color: var(--link); }
.skip { position: absolute; left: -999px; } .skip:focus { left: 1rem; top: 1rem; background: var(--page); padding: .5rem 1rem; }
.banner { padding: 2rem 1.25rem 1.25rem; background: var(--panel); border-bottom: 1px solid var(--line); border-top: 6px solid var(--doubt); }
.banner.good { border-top-color: var(--good); } .banner.bad { border-top-color: var(--bad); }
.kicker { color: var(--soft); margin-block: 0; letter-spacing: .04em; }
h1 { font-size: 2rem; line-height: 1.2; margin-block: .25rem .5rem; }
.headline { font-size: 1.35rem; font-weight: 600; margin-block: 0 .75rem; color: var(--doubt); } .good .headline { color: var(--good); } .bad .headline { color: var(--bad); }
.tally { display: flex; flex-wrap: wrap; gap: .5rem 1.75rem; list-style: none; padding: 0; margin-block: 0 1rem; } .tally strong { font-size: 1.6rem; line-height: 1; }
.facts { margin-block: 0 1rem; } .facts div { display: grid; grid-template-columns: 5rem 1fr; gap: .5rem; } .facts dt { color: var(--soft); } .facts dd { margin: 0; overflow-wrap: anywhere; }
.notice { padding: .5rem .75rem; margin-block: .4rem; border-left: 4px solid var(--line); background: var(--page); } .notice.warning { border-left-color: var(--doubt); }
.reasons { padding-left: 1.2rem; }
section { margin-top: 2.5rem; } h2 { font-size: 1.4rem; border-bottom: 1px solid var(--line); padding-bottom: .3rem; } h3 { font-size: 1.1rem; margin-top: 1.5rem; } h4 { font-size: 1rem; margin-block: 1rem 0; }
.mark { white-space: nowrap; font-weight: 600; color: var(--soft); } .mark.good { color: var(--good); } .mark.bad { color: var(--bad); } .mark.doubt { color: var(--doubt); }
table { border-collapse: collapse; width: 100%; margin-block: .5rem 1rem; font-size: .9rem; }
caption { text-align: left; color: var(--soft); padding-block: .25rem; }
th, td { text-align: left; vertical-align: top; padding: .4rem .6rem; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; } thead th { background: var(--panel); white-space: nowrap; } tbody th { font-weight: 500; }
.matrix { font-size: .82rem; } .matrix td, .matrix thead th { white-space: nowrap; padding-inline: .35rem; } .matrix tbody th { min-width: 13rem; } .matrix .sub { font-size: .8rem; }
.findings { table-layout: fixed; } .findings th:nth-child(1) { width: 8.5rem; } .findings thead th:nth-child(2) { width: 32%; } .findings thead th:nth-child(4) { width: 7rem; }
.sub { display: block; color: var(--soft); font-size: .85rem; font-weight: 400; margin-block: 0; } .mend { display: block; margin-top: .25rem; font-weight: 600; }
code, .evidence { font: .82rem/1.45 ui-monospace, monospace; } code { overflow-wrap: anywhere; } th code { display: block; font-weight: 400; }
details { border: 1px solid var(--line); border-radius: 6px; padding: .5rem .75rem; margin-block: .5rem; } summary { cursor: pointer; } .urgent { border-left: 4px solid var(--bad); padding-left: 1rem; margin-block: 1.25rem; }
.id { white-space: nowrap; }
.scroll { overflow-x: auto; }
@media (max-width: 45rem) { .findings, .findings tbody, .findings tr, .findings td, .findings th { display: block; width: auto !important; } .findings thead { display: none; } .findings caption { display: block; } .findings td, .findings th { border: 0; padding: .1rem 0; } .findings tr { border-bottom: 1px solid var(--line); padding-block: .5rem; } .facts div { grid-template-columns: 1fr; gap: 0; } }
@page { size: A4; margin: 16mm 14mm; }
@media print { :root { --ink: #000; --page: #fff; --panel: #f4f4f4; } .skip { display: none; } body { font-size: 10pt; } thead { display: table-header-group; } tr, .notice { break-inside: avoid; } details { border: 0; padding: 0; } details::details-content { content-visibility: visible; display: block; } }
`;
