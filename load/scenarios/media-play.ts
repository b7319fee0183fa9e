import { LoadRefusal } from '../load-refusal.ts';
import { type MediaPlaylist, parseMedia, type Variant } from '../scripts/hls.ts';
import type { Ask } from '../target/ask.ts';
import { look, mediaTypeOf } from './look.ts';

/** What a viewer of one multivariant playlist does, as far as it can be seen before the load. */
export interface SeenPlay {
  readonly requests: number;
  readonly pacedMs: number;
  readonly hasHash: boolean;
  readonly known: ReadonlyMap<string, { readonly bytes: number; readonly hash?: string }>;
}

export const playlistTypes = ['application/vnd.apple.mpegurl', 'application/x-mpegurl', 'audio/mpegurl'];
/** A viewer would wait for minutes for what is longer. */
const longestTargetSeconds = 30;
/** So many segments of a recording are looked at. */
const mostKnown = 20;

export async function seenPlay(
  ask: Ask,
  variants: readonly Variant[],
  {
    token,
    segments,
    asksKeyWithoutToken,
  }: { readonly token: string | undefined; readonly segments: number; readonly asksKeyWithoutToken: boolean },
): Promise<SeenPlay> {
  const playlists: MediaPlaylist[] = [];
  for (const { url } of variants) playlists.push(await playable(ask, url, segments));
  const [first] = playlists;
  if (!first) throw new Error('A multivariant playlist is parsed with one variant at least.');
  const keys = new Set(
    playlists.map(({ segments: [segment] }) => segment?.key?.url).filter((url) => url !== undefined),
  );
  for (const key of keys) await tryKey(ask, key, token);
  const known: [string, { readonly bytes: number; readonly hash?: string }][] = [];
  for (const { isEnded, segments: all } of playlists)
    for (const { url } of all.slice(isEnded ? 0 : -1).slice(0, mostKnown)) {
      const { status, headers } = await ask(url, { method: 'HEAD' });
      const hash = headers['x-content-sha256'] ?? headers['etag'];
      // What answers badly is not known, and counted by the run.
      if (
        status === 200 &&
        Number(headers['content-length']) > 0 &&
        !mediaTypeOf({ status, headers, body: Buffer.of() }).startsWith('text/')
      )
        known.push([url, { bytes: Number(headers['content-length']), ...(hash === undefined ? {} : { hash }) }]);
    }
  const switches = playlists.length > 1 ? 1 : 0;
  // Live, the playlist is read again before each segment after the second; the change of variant is one of these times.
  const reloads = first.isEnded ? switches : segments - 2;
  const keyRequests = Math.min(keys.size, 1 + switches) + (asksKeyWithoutToken && keys.size > 0 ? 1 : 0);
  const seconds = first.segments.slice(0, segments - 2).reduce((sum, each) => sum + each.seconds, 0);
  return {
    requests: 2 + keyRequests + segments + reloads,
    pacedMs: seconds * 1000,
    hasHash: known.length > 0 && known.every(([, { hash }]) => hash !== undefined),
    known: first.isEnded ? new Map(known) : new Map(),
  };
}

async function playable(ask: Ask, url: string, segments: number): Promise<MediaPlaylist> {
  const { body } = await look(ask, url, { what: 'The media playlist', types: playlistTypes });
  const playlist = parsedAt(url, () => parseMedia(body.toString('utf8'), url));
  if (playlist.segments.length === 0)
    throw new LoadRefusal(
      `The media playlist, ${url}, has no segments. Start the stream, or name a playlist that has some.`,
    );
  if (playlist.isEnded && playlist.segments.length < segments)
    throw new LoadRefusal(
      `The media playlist, ${url}, ends after ${playlist.segments.length} segments, and a viewer watches ${segments}. Name a longer one.`,
    );
  if (
    playlist.targetSeconds > longestTargetSeconds ||
    playlist.segments.some(({ seconds }) => Math.round(seconds) > playlist.targetSeconds)
  )
    throw new LoadRefusal(
      `The media playlist, ${url}, declares a target duration of ${playlist.targetSeconds} s, which is over ${longestTargetSeconds} s or shorter than a segment of it. Mend the packager.`,
    );
  return playlist;
}

async function tryKey(ask: Ask, url: string, token: string | undefined): Promise<void> {
  const { body } = await look(ask, url, {
    what: 'The key',
    how: token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } },
  });
  if (body.length !== 16)
    throw new LoadRefusal(
      `The key, ${url}, has ${body.length} bytes, and one of AES-128 has 16. Mend the key service.`,
    );
}

/** What a playlist says; what cannot be parsed is a refusal that names it. */
export function parsedAt<Parsed>(url: string, parse: () => Parsed): Parsed {
  try {
    return parse();
  } catch (error) {
    throw new LoadRefusal(
      `The playlist ${url} cannot be played: ${(error as Error).message}. Name another, or mend the packager.`,
      {
        cause: error,
      },
    );
  }
}
