import { originOf, resolveUrl } from './url.ts';

/** Playlists as RFC 8216 writes them, as far as a viewer of encrypted MPEG-TS needs them. Parsing throws an Error that says what is amiss. */
export interface Variant {
  readonly url: string;
  readonly bandwidth: number;
}

export interface MediaPlaylist {
  readonly targetSeconds: number;
  /** False while the playlist may still grow. */
  readonly isEnded: boolean;
  readonly segments: readonly Segment[];
}

export interface Segment {
  readonly url: string;
  readonly sequence: number;
  readonly seconds: number;
  /** Undefined where it is not encrypted. */
  readonly key?: { readonly url: string; readonly iv: string };
}

/** The variants of a multivariant playlist, the one of the lowest bandwidth first. */
export function parseMultivariant(text: string, url: string): readonly Variant[] {
  const lines = linesOf(text);
  const variants = lines.flatMap((line, index): readonly Variant[] => {
    if (!line.startsWith('#EXT-X-STREAM-INF:')) return [];
    const reference = lines.slice(index + 1).find((next) => !next.startsWith('#'));
    if (reference === undefined) throw new Error('a variant has no URI');
    return [{ url: withinOrigin(reference, url), bandwidth: Number(attributesOf(line)['BANDWIDTH'] ?? 0) }];
  });
  if (variants.length === 0) throw new Error('there is no variant in it');
  return variants.toSorted((one, other) => one.bandwidth - other.bandwidth);
}

export function parseMedia(text: string, url: string): MediaPlaylist {
  const segments: Segment[] = [];
  const resolve = resolver(url);
  let targetSeconds = 0;
  let sequence = 0;
  let seconds: number | undefined;
  let key: { readonly url: string; readonly iv?: string } | undefined;
  let isEnded = false;
  for (const line of linesOf(text)) {
    if (line.startsWith('#')) {
      // Viewers do this by the hundred: cutting is several times cheaper than matching.
      const colon = line.indexOf(':');
      const tag = colon === -1 ? line : line.slice(0, colon);
      const value = colon === -1 ? '' : line.slice(colon + 1);
      if (tag === '#EXTINF') seconds = Number.parseFloat(value);
      else if (tag === '#EXT-X-KEY') key = keyOf(line, resolve);
      else if (tag === '#EXT-X-TARGETDURATION') targetSeconds = Number(value);
      else if (tag === '#EXT-X-MEDIA-SEQUENCE') sequence = Number(value);
      else if (tag === '#EXT-X-ENDLIST') isEnded = true;
      else if (tag === '#EXT-X-BYTERANGE')
        throw new Error('its segments are ranges of bytes, which this viewer does not play');
      else if (tag === '#EXT-X-MAP') throw new Error('its segments are fragmented MP4, and this viewer plays MPEG-TS');
    } else {
      if (seconds === undefined || !(seconds > 0)) throw new Error(`segment "${line}" has no duration`);
      const segment = { url: resolve(line), sequence, seconds };
      segments.push(key ? { ...segment, key: { url: key.url, iv: key.iv ?? ivOf(sequence) } } : segment);
      sequence += 1;
      seconds = undefined;
    }
  }
  if (!(targetSeconds > 0)) throw new Error('it has no target duration');
  return { targetSeconds, isEnded, segments };
}

function keyOf(
  line: string,
  resolve: (reference: string) => string,
): { readonly url: string; readonly iv?: string } | undefined {
  const { METHOD: method, URI: uri, IV: iv } = attributesOf(line);
  if (method === 'NONE') return undefined;
  if (method !== 'AES-128')
    throw new Error(`it is encrypted with ${method ?? 'no method'}, and this viewer knows AES-128`);
  if (uri === undefined) throw new Error('its key has no URI');
  const url = resolve(uri);
  return iv === undefined ? { url } : { url, iv: iv.replace(/^0x/iu, '').toLowerCase().padStart(32, '0') };
}

/** Where no vector is given, the number of the segment is it (RFC 8216, 5.2). */
function ivOf(sequence: number): string {
  return sequence.toString(16).padStart(32, '0');
}

function linesOf(text: string): readonly string[] {
  const lines = text
    .replace(/^\uFEFF/u, '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (lines[0] !== '#EXTM3U') throw new Error('it is no playlist: its first line is not #EXTM3U');
  return lines;
}

function attributesOf(line: string): Readonly<Record<string, string>> {
  const found = line.replace(/^[^:]*:/u, '').matchAll(/([A-Z0-9-]+)=("[^"]*"|[^,]*)/gu);
  return Object.fromEntries([...found].map(([, name = '', value = '']) => [name, value.replace(/^"|"$/gu, '')]));
}

/** What references mean at this base. A plain name lies in its folder; load goes to one host only. */
function resolver(base: string): (reference: string) => string {
  const folder = resolveUrl('.', base);
  return (reference) =>
    reference.includes('/') || reference.includes(':') || reference.startsWith('.')
      ? withinOrigin(reference, base)
      : `${folder}${reference}`;
}

function withinOrigin(reference: string, base: string): string {
  const url = resolveUrl(reference, base);
  if (originOf(url) !== originOf(base)) throw new Error(`it leads to another host, ${originOf(url)}`);
  return url;
}
