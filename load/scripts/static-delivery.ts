import { sha256 } from 'k6/crypto';
import exec from 'k6/execution';
import { isRevalidated, isKeptForever } from './cache-header.ts';
import { unlike } from './expected.ts';
import { counted } from './iteration.ts';
import { readPlan } from './plan.ts';
import { type Answer, ask, type Asked, exchangeAll } from './request.ts';
import { timeOutMs } from './time-out.ts';
import type { AssetTold, StaticTold } from './told.ts';

const plan = readPlan<StaticTold>();
const { assets, demandsHttp2, readEvery } = plan.prepared.told;
const limitMs = timeOutMs(plan.objective);
const html = ['text/html'];
const encodings = { 'Accept-Encoding': 'br, gzip' };
export const options = plan.options;

/** A visit: the page, all it is made of at once as a browser asks for it, and the page again. */
export default counted(plan, () => {
  const { answer, error } = ask({
    route: 'shell',
    url: plan.url,
    headers: { ...encodings, Accept: 'text/html' },
    read: 'text',
    timeOutMs: limitMs,
    judge: shellError,
  });
  // Without the page a browser does not know what else there is.
  if (answer.status !== 200 || error === 'wrong content') return;
  const turn = exec.scenario.iterationInTest * assets.length;
  const asked = assets.map((asset, index) => assetAsked(asset, isReadTurn(turn + index)));
  for (const exchanged of exchangeAll(asked)) exchanged.tell(exchanged.error);
  ask({
    route: 'shell again',
    url: plan.url,
    headers: { ...encodings, Accept: 'text/html', 'If-None-Match': answer.headers['Etag'] ?? '"none"' },
    timeOutMs: limitMs,
    judge: (again) => unlike(again, { status: 304 }) ?? protocolError(again),
  });
});

/** One of `readEvery`, and with time each of them, however many a page has. */
function isReadTurn(turn: number): boolean {
  return turn % readEvery === Math.floor(turn / readEvery) % readEvery;
}

function shellError(answer: Answer): string | undefined {
  const wrong = unlike(answer, { status: 200, types: html, has: assets.map(({ reference }) => reference) });
  if (wrong !== undefined) return wrong;
  if (!isRevalidated(answer.headers['Cache-Control'])) return 'wrong cache header';
  if (answer.headers['Etag'] === undefined) return 'no ETag';
  return protocolError(answer);
}

function assetAsked(asset: AssetTold, isRead: boolean): Asked {
  return {
    route: isRead ? 'asset, read' : 'asset',
    url: asset.url,
    headers: encodings,
    ...(isRead ? { read: 'binary' } : {}),
    timeOutMs: limitMs,
    judge: (answer) => assetError(answer, asset),
  };
}

function assetError(answer: Answer, asset: AssetTold): string | undefined {
  const { types, bytes, etag, isHashed, demandsCompression } = asset;
  const wrong = unlike(answer, { status: 200, types, ...(bytes === undefined ? {} : { bytes }) });
  if (wrong !== undefined) return wrong;
  if (demandsCompression && !/^(?:br|gzip)$/u.test(answer.headers['Content-Encoding'] ?? '')) return 'not compressed';
  if (isHashed && !isKeptForever(answer.headers['Cache-Control'])) return 'wrong cache header';
  if (etag !== undefined && answer.headers['Etag'] !== etag) return 'wrong content';
  if (asset.sha256 !== undefined && answer.body instanceof ArrayBuffer && sha256(answer.body, 'hex') !== asset.sha256)
    return 'wrong content';
  return protocolError(answer);
}

function protocolError({ proto }: Answer): string | undefined {
  return demandsHttp2 && proto !== 'HTTP/2.0' ? 'not HTTP/2' : undefined;
}
