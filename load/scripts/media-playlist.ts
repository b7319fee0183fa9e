import { unlike } from './expected.ts';
import { type MediaPlaylist, parseMedia, parseMultivariant, type Variant } from './hls.ts';
import { type Edge, edgeOf, isFrozen } from './live-edge.ts';
import { type Answer, ask } from './request.ts';

const types = ['application/vnd.apple.mpegurl', 'application/x-mpegurl', 'audio/mpegurl'];

// Each virtual user has its own copy of this module, and remembers from viewer to viewer where a playlist ended.
const edges = new Map<string, Edge>();
const last = new Map<string, { readonly text: string; readonly parsed: unknown }>();

export function fetchVariants(url: string, timeOutMs: number): readonly Variant[] | undefined {
  return fetchParsed('multivariant playlist', url, timeOutMs, (text) => parseMultivariant(text, url));
}

/** Undefined where it cannot be played; one that stands still is told as a failure, and still played. */
export function fetchPlaylist(url: string, timeOutMs: number): MediaPlaylist | undefined {
  return fetchParsed(
    'media playlist',
    url,
    timeOutMs,
    (text) => {
      const playlist = parseMedia(text, url);
      if (playlist.segments.length === 0) throw new Error('there is no segment in it');
      return playlist;
    },
    (playlist) => {
      const nowMs = Date.now();
      const edge = edgeOf(playlist, edges.get(url), nowMs);
      edges.set(url, edge);
      return isFrozen(playlist, edge, nowMs) ? 'frozen live edge' : undefined;
    },
  );
}

function fetchParsed<Parsed>(
  route: string,
  url: string,
  timeOutMs: number,
  parse: (text: string) => Parsed,
  judge: (parsed: Parsed) => string | undefined = () => undefined,
): Parsed | undefined {
  let parsed: Parsed | undefined;
  const error = (answer: Answer): string | undefined => {
    const wrong = unlike(answer, { status: 200, types });
    if (wrong !== undefined) return wrong;
    try {
      const text = typeof answer.body === 'string' ? answer.body : '';
      const held = last.get(url);
      parsed = held?.text === text ? (held.parsed as Parsed) : parse(text);
      if (held?.text !== text) last.set(url, { text, parsed });
    } catch {
      return 'wrong content';
    }
    return judge(parsed);
  };
  ask({ route, url, read: 'text', timeOutMs, judge: error });
  return parsed;
}
