import { describe, it } from 'node:test';
import { expect } from 'chai';
import type { TlsData } from '../../evidence/tls-data.ts';
import { html } from '../html.ts';
import { tls } from '../sample-load.ts';
import { sample, sampleWithLoad } from '../sample.ts';

function section(change: Partial<TlsData> = {}): string {
  const page = html(sampleWithLoad({ tls: { ...tls, ...change } }));
  const from = page.indexOf('<section aria-labelledby="tls"');
  return page.slice(from, page.indexOf('</section>', from));
}

/** The table of an endpoint as lines of words. */
function words(name: string): string[] {
  const table =
    section()
      .split('<table')
      .find((one) => one.includes(`<strong>${name}`)) ?? '';
  return [...table.matchAll(/<tr>(.*?)<\/tr>/gsu)].map(([, line = '']) =>
    line
      .replaceAll(/<[^>]+>/gu, ' ')
      .replaceAll(/[\s\u00A0]+/gu, ' ')
      .trim(),
  );
}

describe('TLS', () => {
  it('is absent where no handshake was tried, and so are its links', () => {
    expect(html(sample())).not.to.match(/id="tls"|href="#tls/u);
  });

  it('shows what each endpoint offers, refuses and did not show, and its certificate, redirect and HSTS', () => {
    expect(words('API').slice(1)).to.deep.equal([
      'Versions offered TLSv1.2, TLSv1.3',
      'Versions refused TLSv1.1',
      'Versions not seen ? not seen TLSv1: this OpenSSL offers no TLSv1',
      'Certificate CN=api.shop.example issued by CN=Twin',
      'Names in it api.shop.example, www.shop.example',
      'Valid until 2026-02-02T00:00:00.000Z',
      'Trusted yes',
      'Plain HTTP, port 80 301 to https://api.shop.example/',
      'Strict-Transport-Security max-age=31536000',
      'Evidence E-0030',
    ]);
    expect(words('Old')).to.include('Trusted no : it expired on 2020-01-01').and.to.include('Versions refused none');
  });

  it('says that what was not seen was not, and never that it is refused or absent', () => {
    const lines = words('Media');
    expect(lines)
      .to.include('Versions ? not seen : none was tried')
      .and.to.include('Certificate ? not seen : none was shown')
      .and.to.include('Strict-Transport-Security not sent');
    expect(lines.join()).not.to.match(/refused|offered/u);
  });

  it('says of the twin that it is a rehearsal, and of a URL that it is none', () => {
    expect(section()).to.include('A rehearsal on the twin, whose own balancers end TLS.');
    expect(section({ on: 'url' })).not.to.include('rehearsal');
    expect(section({ endpoints: [] })).to.include('No handshake was tried with any endpoint');
  });
});
