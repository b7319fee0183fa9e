import { h, type ComponentChild } from 'preact';
import type { ReportData } from '../../evidence/report-data.ts';
import type { TlsEndpointData } from '../../evidence/tls-data.ts';
import { evidenceIds } from './evidence-ids.ts';
import { mark } from './mark.ts';
import { prose } from './prose.ts';
import { table } from './table.ts';

/** What handshakes with each endpoint showed: facts, which the proofs of kind tls judge. */
export function tls({ tls: data }: ReportData): ComponentChild {
  if (!data) return null;
  return h(
    'section',
    { 'aria-labelledby': 'tls' },
    h('h2', { id: 'tls' }, 'TLS'),
    data.on === 'twin'
      ? h(
          'p',
          { class: 'notice warning' },
          h('strong', {}, '! A rehearsal on the twin, whose own balancers end TLS. '),
          'It shows nothing of the endpoints of AWS: a live target or a named URL does.',
        )
      : null,
    data.endpoints.length === 0 ? h('p', {}, 'No handshake was tried with any endpoint, so nothing was seen.') : null,
    ...data.endpoints.map(endpoint),
  );
}

function endpoint(one: TlsEndpointData): ComponentChild {
  const { name, address, plainHttp, hsts, evidence } = one;
  return table(
    [h('strong', {}, name), ' ', h('code', {}, address)],
    ['What', 'Seen'],
    [
      ...versions(one),
      ...certificate(one),
      ['Plain HTTP, port 80', h('span', {}, ...prose(plainHttp))],
      ['Strict-Transport-Security', hsts === null ? 'not sent' : h('code', {}, hsts)],
      ['Evidence', evidenceIds(evidence)],
    ],
    'tls',
  );
}

function versions({ versions: all }: TlsEndpointData): ComponentChild[][] {
  if (all.length === 0) return [['Versions', [mark('not seen'), ': none was tried']]];
  const named = (state: TlsEndpointData['versions'][number]['state']): string =>
    all.flatMap((one) => (one.state === state ? [one.version] : [])).join(', ') || 'none';
  const unseen = all.filter(({ state }) => state === 'unseen');
  return [
    ['Versions offered', named('offered')],
    ['Versions refused', named('refused')],
    ...(unseen.length === 0
      ? []
      : [
          [
            'Versions not seen',
            unseen.map(({ version, reason }) =>
              h(
                'span',
                { class: 'line' },
                mark('not seen'),
                ` ${version}: `,
                ...prose(reason ?? 'no reason was given'),
              ),
            ),
          ],
        ]),
  ];
}

function certificate({ certificate: shown }: TlsEndpointData): ComponentChild[][] {
  if (!shown) return [['Certificate', [mark('not seen'), ': none was shown']]];
  const { subject, issuer, names, validTo, isTrusted, reason } = shown;
  const why = reason === undefined ? '' : `: ${reason}`;
  return [
    ['Certificate', [subject, h('span', { class: 'sub' }, `issued by ${issuer}`)]],
    ['Names in it', names.length === 0 ? 'none' : names.join(', ')],
    ['Valid until', validTo],
    ['Trusted', isTrusted ? `yes${why}` : [h('strong', {}, 'no'), ...prose(why)]],
  ];
}
