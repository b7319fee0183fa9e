import { createHash } from 'node:crypto';
import type { LoadObjective } from '../../src/inventory/architecture.ts';
import { LoadRefusal } from '../load-refusal.ts';
import type { AssetTold, StaticTold } from '../scripts/told.ts';
import type { Ask } from '../target/ask.ts';
import { assetTypes, isText } from './asset-type.ts';
import { htmlAssets } from './html-assets.ts';
import { look, mediaTypeOf } from './look.ts';
import type { Prepared, Scenario } from './scenario.ts';

/** CloudFront compresses nothing below this (Developer Guide, "Serve compressed files"). */
const leastCompressedBytes = 1000;
/** More are not asked for in one visit. */
const mostAssets = 40;

/** Each iteration is a visit: the page, all it is made of, and the page once more. */
export const staticDelivery: Scenario = {
  id: 'static-delivery',
  title: 'Visits to a page with hashed assets',
  script: new URL('../scripts/static-delivery.ts', import.meta.url),
  prepare: prepared,
  limits: () => [],
};

async function prepared(ask: Ask, { url }: LoadObjective): Promise<Prepared> {
  const shell = await look(ask, url, {
    what: 'The page',
    types: ['text/html'],
    how: { headers: { accept: 'text/html' } },
  });
  const found = htmlAssets(shell.body.toString('utf8')).flatMap((reference) => {
    const asset = URL.canParse(reference, url) ? new URL(reference, url) : undefined;
    return asset?.origin === new URL(url).origin ? [{ reference, url: asset.href.replace(/#.*$/u, '') }] : [];
  });
  if (found.length === 0)
    throw new LoadRefusal(
      `The page, ${url}, refers to no asset of its own host: no script, style or image. An error page behind status ${shell.status}, or the wrong URL.`,
    );
  if (!found.some((asset) => isHashed(asset.url)))
    throw new LoadRefusal(
      `No asset of the page, ${url}, has a hash in its name (${found.map(({ reference }) => reference).join(', ')}), so that none can be kept for ever. Have the build write hashed names.`,
    );
  const assets: AssetTold[] = [];
  for (const asset of found.slice(0, mostAssets)) assets.push(await assetTold(ask, asset));
  const told: StaticTold = { demandsHttp2: url.startsWith('https:'), assets, readEvery: 20 };
  const leftOut = found.length - assets.length;
  return {
    requestsPerIteration: assets.length + 2,
    pacedMs: 0,
    told,
    ...(leftOut === 0
      ? {}
      : {
          differs: [`The page refers to ${found.length} assets, and a visit asks for the first ${mostAssets} of them.`],
        }),
  };
}

/** What an asset is like when all is well. One that answers badly is no refusal: page and asset are both the service's, and the run counts it. */
async function assetTold(
  ask: Ask,
  { url, reference }: { readonly url: string; readonly reference: string },
): Promise<AssetTold> {
  const plain = await ask(url, { headers: { 'accept-encoding': 'identity' } });
  const packed = await ask(url, { headers: { 'accept-encoding': 'br, gzip' } });
  const came = mediaTypeOf(plain);
  // A page is no asset: what it came as must not become what it has to be.
  const types = assetTypes(url) ?? (came === 'text/html' ? [] : [came]);
  const isGood = plain.status === 200 && packed.status === 200 && types.includes(came) && came !== 'text/html';
  const isLong = plain.body.length >= leastCompressedBytes;
  const told = { url, reference, types, isHashed: isHashed(url), demandsCompression: isLong && isText(types) };
  if (!isGood) return told;
  const { 'content-length': length, etag } = packed.headers;
  return {
    ...told,
    ...(length === undefined ? {} : { bytes: Number(length) }),
    ...(etag === undefined ? {} : { etag }),
    ...('content-encoding' in plain.headers ? {} : { sha256: createHash('sha256').update(plain.body).digest('hex') }),
  };
}

/** `index-BfG3x_9a.js`, `app.0a1b2c3d4e.css`: eight characters of a hash or more, which is hardly ever without a digit or a capital. */
function isHashed(url: string): boolean {
  const name = new URL(url).pathname.replace(/^.*\//u, '');
  const hash = /[.-]([\w-]{8,})\.[a-z\d]+(?:\.map)?$/u.exec(name)?.[1];
  return hash !== undefined && /[\dA-Z]/u.test(hash);
}
