/** The page's only style sheet. Light and dark, phone and print. Grey, ink and four tones; nothing moves. */
export const style = `
:root { color-scheme: light dark; --ink: #1b2027; --soft: #545d68; --line: #d8dde3; --page: #ffffff; --panel: #f5f6f8; --good: #14632b; --bad: #a8121b; --doubt: #7a4d00; --part: #2b4f78; --link: #0b4f9c; --bar: #c3cad3; }
@media (prefers-color-scheme: dark) { :root { --ink: #e4e9ef; --soft: #a3adb9; --line: #313842; --page: #0e1217; --panel: #161b22; --good: #5cc97a; --bad: #ff8f86; --doubt: #e0b04a; --part: #9dc1ea; --link: #85bcff; --bar: #4a535f; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; font-variant-numeric: tabular-nums; }
main, nav ul, header > *, footer p { max-width: 72rem; margin-inline: auto; }
body > main { box-sizing: content-box; padding: 0 1.5rem 3rem; } main:focus { outline: none; }
a { color: var(--link); text-underline-offset: .15em; } :focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
.skip { position: absolute; left: -999rem; } .skip:focus { left: 1rem; top: 1rem; background: var(--page); padding: .5rem 1rem; }

.banner { padding: 2.25rem 1.5rem 1.25rem; background: var(--panel); border-top: 6px solid var(--tone); --tone: var(--doubt); }
.banner.good { --tone: var(--good); } .banner.part { --tone: var(--part); } .banner.bad { --tone: var(--bad); }
.kicker { color: var(--soft); margin-block: 0; font-size: .9rem; }
h1 { font-size: 2rem; line-height: 1.2; font-weight: 650; margin-block: .1rem 1.1rem; overflow-wrap: anywhere; }
.standing { color: var(--tone); font-weight: 650; margin-block: 0; }
.headline { font-size: 1.6rem; line-height: 1.3; font-weight: 650; margin-block: 0 .6rem; color: var(--tone); }
.bar { display: flex; gap: 2px; height: 1.25rem; font-size: .75rem; line-height: 1.25rem; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.bar span { flex: 1 1 0; min-width: 1rem; text-align: center; color: var(--page); background: var(--bar); overflow: hidden; }
.bar .good { background: var(--good); } .bar .bad { background: var(--bad); } .bar .doubt { background: var(--doubt); } .bar .quiet { color: var(--ink); }
.coverage { margin-block: .75rem .25rem; } .why { margin-block: .25rem; }
.facts { margin-block: 1.1rem; font-size: .92rem; } .facts div, .limits div { display: grid; grid-template-columns: 6rem 1fr; gap: .1rem 1rem; padding-block: .12rem; } dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
.limits div { grid-template-columns: 18rem 1fr; border-bottom: 1px solid var(--line); padding-block: .4rem; } .limits dt { color: var(--ink); font-weight: 550; }
.notice { padding: .4rem .8rem; margin-block: .4rem; border-left: 3px solid var(--soft); background: var(--page); font-size: .92rem; overflow-wrap: anywhere; } .notice.warning { border-left-color: var(--doubt); } .warning strong { color: var(--doubt); }
nav { border-block: 1px solid var(--line); background: var(--panel); padding: .5rem 1.5rem; font-size: .92rem; } nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.4rem; list-style: none; padding: 0; margin-block: 0; } nav a { display: inline-block; padding-block: .15rem; }

section { margin-top: 2.75rem; } h2 { font-size: 1.4rem; line-height: 1.3; font-weight: 650; margin-block: 0 .75rem; } h3 { font-size: 1.08rem; margin-block: 1.75rem .5rem; font-weight: 650; } h4 { font-size: 1rem; font-weight: 600; margin-block: 1.25rem 0; }
.mark { white-space: nowrap; font-weight: 600; color: var(--soft); } .mark.good { color: var(--good); } .mark.bad { color: var(--bad); } .mark.doubt { color: var(--doubt); }
table { border-collapse: collapse; width: 100%; margin-block: .5rem 1.5rem; font-size: .9rem; }
caption { text-align: left; padding-block: .3rem; } .label { color: var(--soft); font-weight: 400; }
th, td { text-align: left; vertical-align: top; padding: .45rem .75rem .45rem 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; } thead th { color: var(--soft); font-weight: 500; font-size: .85rem; border-bottom: 1px solid var(--soft); } tbody th { font-weight: 400; }
.sub { display: block; color: var(--soft); font-size: .85rem; margin-block: 0; } .line, .mend, .reason { display: block; } .mend { margin-top: .3rem; } .mend, .reason, .line, strong, code { unicode-bidi: isolate; } .reason::first-letter { text-transform: uppercase; }
code, pre { font: .82rem/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; overflow-wrap: anywhere; } pre { background: var(--panel); border: 1px solid var(--line); padding: .5rem .75rem; white-space: pre-wrap; margin-block: .35rem 1rem; }
.findings, .gaps, .lint, .inputs, .hashes, .tools { table-layout: fixed; }
.findings caption { font-weight: 550; } .findings th code { display: block; } .findings thead th:nth-child(1) { width: 36%; } .findings thead th:nth-child(2) { width: 8.5rem; } .findings thead th:nth-child(4) { width: 9.5rem; } .ids code, .ref { white-space: nowrap; }
.gaps thead th:first-child { width: 45%; } .lint thead th:first-child { width: 26%; } .lint thead th:last-child:nth-child(5) { width: 6rem; } .lint thead th:nth-child(2):not(:nth-last-child(2)) { width: 7rem; } .lint thead th:nth-child(3):not(:last-child) { width: 6rem; } .inputs thead th:first-child { width: 30%; } .inputs thead th:nth-child(2) { width: 9rem; } .hashes thead th:last-child { width: 21rem; } .hashes thead th:nth-last-child(2) { width: 5rem; } .hashes thead th:nth-child(2):nth-last-child(3) { width: 9rem; }
.population { width: auto; } .population td { text-align: right; padding-left: 3rem; }
.matrix { font-size: .82rem; } .matrix th, .matrix td { overflow-wrap: break-word; padding-right: .6rem; } .matrix .mark { white-space: normal; } .matrix tbody th { min-width: 16rem; overflow-wrap: anywhere; } .matrix .sub { font-size: .82rem; line-height: 1.4; } .matrix thead th { position: sticky; top: 0; background: var(--page); padding-top: .5rem; } .matrix td a { text-decoration: none; } .matrix td a:hover { text-decoration: underline; } .matrix .group th { padding-top: 1.1rem; font-weight: 650; font-size: .9rem; }
.urgent { border-left: 3px solid var(--bad); padding-left: 1.1rem; margin-block: 1.25rem 2rem; } .urgent h3 { margin-top: 0; }
details { border-bottom: 1px solid var(--line); } summary { cursor: pointer; padding-block: .55rem; overflow-wrap: anywhere; } details[open] { padding-bottom: .75rem; } summary strong { font-weight: 600; } :target { background: var(--panel); scroll-margin-top: 1rem; }
.promise .proof { margin: 0 0 1rem 1.1rem; } .kind { font: 600 .85rem/1 ui-monospace, Menlo, Consolas, monospace; color: var(--soft); border: 1px solid var(--line); border-radius: 3px; padding: .05rem .3rem; } .figure > :not(summary) { margin-left: 1.1rem; width: auto; }
.twin { border: 1px solid var(--line); border-left: 3px solid var(--part); padding: .2rem 1.1rem .8rem; margin-block: 1rem 1.5rem; background: var(--panel); } .twin > h3 { margin-top: .7rem; } .twin > details:last-child { border-bottom: 0; } .twin .notice, .experiment .notice { font-size: 1rem; } .twin .facts div, .run > .facts div { grid-template-columns: 8.5rem 1fr; } .run > .facts ul { margin: 0; padding-left: 1.1rem; columns: 24rem; }
.experiment > :not(summary) { margin-left: 1.1rem; width: auto; } .experiment > table, .run > table { width: 100%; } .experiment > table { width: calc(100% - 1.1rem); } .run { border-bottom: 0; border-top: 1px solid var(--line); } .settles { margin-block: 1rem; } .overview th, .overview td, .paths th, .paths td, .statistics th, .statistics td, .worst-case td { overflow-wrap: break-word; } .loss thead th:first-child, .worst-case thead th:first-child { width: 32%; } .loss thead th:nth-child(2) { width: 26%; } .phases thead th:first-child { width: 11rem; } .paths td:nth-child(3), .paths td:nth-child(4), .statistics td:nth-child(3), .statistics td:nth-child(4) { white-space: nowrap; } .paths td:nth-child(4), .paths td:nth-child(3) { padding-right: 1rem; } .seqs code { overflow-wrap: anywhere; } .lead { margin-block: 0 .2rem; } .lead + ul { margin-top: .2rem; }
.timeline { margin: .5rem 0 1.25rem; } .timeline svg { display: block; width: 100%; max-width: 60rem; height: auto; } .timeline text { font: 12px system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; fill: var(--soft); } .timeline text.lane { fill: var(--ink); font-weight: 550; } .timeline text { paint-order: stroke; stroke: var(--page); stroke-width: 3px; stroke-linejoin: round; } .timeline figcaption { max-width: 60rem; margin-block: .3rem; } .key strong { color: var(--part); }
.timeline path { fill: none; stroke: var(--soft); } .timeline .grid { stroke: var(--line); } .timeline .unprobed { stroke-dasharray: 1 4; } .timeline .up { fill: var(--good); } .timeline .down { fill: var(--bad); stroke: none; } .timeline .back rect { fill: var(--page); stroke: var(--ink); } .timeline .back path { stroke: var(--ink); }  .timeline .worst { stroke: var(--doubt); stroke-dasharray: 5 3; } .timeline .bound { stroke-width: 1.5; } .timeline .event path { stroke: var(--part); } .timeline .event rect { fill: var(--part); opacity: .18; } .timeline .event text { fill: var(--part); font-weight: 650; } .timeline .fault { stroke: var(--ink); stroke-width: 2; }
footer { padding: 1rem 1.5rem 3rem; color: var(--soft); font-size: .85rem; border-top: 1px solid var(--line); }
@media screen and (max-width: 60rem) {
  .matrix thead, .stack thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
  .stack, .stack caption, .stack tbody, .stack tr, .stack th, .stack td, .matrix, .matrix caption, .matrix tbody, .matrix tr, .matrix th, .matrix td { display: block; width: auto !important; text-align: left; }
  .stack th, .stack td, .matrix th, .matrix td { border: 0; padding: .12rem 0; } .stack tr, .matrix tr { border-bottom: 1px solid var(--line); padding-block: .55rem; }
  .stack td::before, .matrix td::before { content: attr(data-label); color: var(--soft); display: inline-block; min-width: 5.5rem; margin-right: .5rem; font-size: .85rem; } .stack td:empty, .matrix td:empty { display: none; }
}
@media screen and (max-width: 60rem) { .timeline text { font-size: 15px; } .timeline text.phase { display: none; } }
@media screen and (max-width: 40rem) { .timeline text { font-size: 24px; } .twin { padding-inline: .8rem; } .experiment > :not(summary) { margin-left: 0; } .twin .facts div, .run > .facts div { grid-template-columns: 1fr; } body > main { padding-inline: 1rem; } .banner, nav { padding-inline: 1rem; } h1 { font-size: 1.6rem; } .headline { font-size: 1.3rem; } .facts div, .limits div { grid-template-columns: 1fr; } .facts div { padding-block: .25rem; } .promise .proof, .figure > :not(summary) { margin-left: 0; } .urgent { padding-left: .8rem; } }
@page { size: A4; margin: 16mm 14mm 18mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt system-ui, sans-serif; color: #555; } }
@media print {
  .twin .facts, .run > .facts { font-size: 8.5pt; } table { font-size: 7.8pt; margin-bottom: .6rem; } thead th { font-size: inherit; } th, td { padding-block: 2pt; } code, pre { font-size: 7pt; } .sub { font-size: 7.4pt; } section { margin-top: 1.5rem; } h4 { margin-top: .7rem; }
  :root { color-scheme: light; --ink: #000; --soft: #444; --line: #bbb; --page: #fff; --panel: #fff; --good: #14632b; --bad: #a8121b; --doubt: #7a4d00; --part: #2b4f78; --link: #000; --bar: #ccc; }
  .skip, nav { display: none; } body { font-size: 9.5pt; } body > main, .banner, footer { padding-inline: 0; } .banner { padding-top: 1rem; } thead { display: table-header-group; } tr, .notice, summary, pre, .timeline svg { break-inside: avoid; } h2, h3, h4, caption, summary { break-after: avoid; } .matrix { font-size: 6.6pt; } .matrix th, .matrix td { padding-right: 2pt; } .matrix tbody th { min-width: 5.4cm; } .matrix .sub { font-size: 6.6pt; } .matrix thead th { position: static; } a { text-decoration: none; } .limits div { grid-template-columns: 12rem 1fr; }
  details::details-content { content-visibility: visible; display: block; height: auto; }
}
`;
