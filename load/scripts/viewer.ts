import { sleep } from 'k6';
import { gauge } from './gauge.ts';
import type { MediaPlaylist, Segment } from './hls.ts';
import { behind, firstSequence } from './live-edge.ts';
import { fetchKey, tryKeyWithoutToken } from './media-key.ts';
import { fetchPlaylist, fetchVariants } from './media-playlist.ts';
import { fetchSegment, readSegment } from './media-segment.ts';
import { playout } from './playout.ts';
import { isReadTurn, switchesAt } from './schedule.ts';
import type { MediaTold } from './told.ts';

interface Viewing {
  readonly url: string;
  readonly token: string | undefined;
  readonly told: MediaTold;
  /** How many viewers came before, to this playlist. */
  readonly turn: number;
  readonly timeOutMs: number;
}

/** A player asks so many times, half a target duration apart, for a segment that is not there yet (RFC 8216, 6.3.4). */
const attempts = 4;

/** Watches some segments at the pace they are played, and changes to another variant half-way. */
export async function watch({ url, token, told, turn, timeOutMs }: Viewing): Promise<void> {
  const begunMs = Date.now();
  const variants = fetchVariants(url, timeOutMs);
  let at = variants ? turn % variants.length : 0;
  let variant = variants?.[at];
  let playlist = variant && fetchPlaylist(variant.url, timeOutMs);
  if (!variants || !variant || !playlist) return;
  const keys = new Map<string, ArrayBuffer | undefined>();
  const player = playout();
  let sequence = firstSequence(playlist, told.segments, turn);
  for (let watched = 0; watched < told.segments; watched += 1, sequence += 1) {
    if (watched > 1) sleep(Math.max(0, player.dueMs() - Date.now()) / 1000);
    const isSwitch = variants.length > 1 && watched === switchesAt(told.segments);
    if (isSwitch) {
      at = (at + 1) % variants.length;
      variant = variants[at] ?? variant;
    }
    if (isSwitch || (watched > 1 && !playlist.isEnded)) {
      playlist = fetchPlaylist(variant.url, timeOutMs) ?? playlist;
      if (!playlist.isEnded) gauge('behind the live edge', behind(playlist, sequence - 1));
    }
    const found = waitFor(sequence, playlist, variant.url, timeOutMs);
    playlist = found.playlist;
    const { segment } = found;
    if (!segment) {
      // Whoever cannot go on sees nothing for as long as there was to watch.
      player.missed(Date.now(), (told.segments - watched) * playlist.targetSeconds);
      break;
    }
    if (segment.key && !keys.has(segment.key.url))
      keys.set(segment.key.url, fetchKey(segment.key.url, token, timeOutMs));
    const isGood = isReadTurn(turn, watched, told)
      ? await readSegment(segment, segment.key && keys.get(segment.key.url), told, timeOutMs)
      : fetchSegment(segment, told, timeOutMs);
    const nowMs = Date.now();
    // What is no good cannot be shown: the picture stands still for as long as it should have lasted.
    if (isGood) player.arrived(nowMs, segment.seconds);
    else player.missed(nowMs, segment.seconds);
    if (watched === 0) {
      if (isGood) gauge('startup', nowMs - begunMs);
      if (segment.key && told.keyWithoutToken !== undefined)
        tryKeyWithoutToken(segment.key.url, told.keyWithoutToken, timeOutMs);
    }
  }
  const stalled = player.stalledRatio();
  if (stalled !== undefined) gauge('stalled / played', stalled);
}

function waitFor(
  sequence: number,
  known: MediaPlaylist,
  url: string,
  timeOutMs: number,
): { readonly playlist: MediaPlaylist; readonly segment: Segment | undefined } {
  let playlist = known;
  for (let attempt = 0; ; attempt += 1) {
    const segment = playlist.segments.find((one) => one.sequence === sequence);
    if (segment || playlist.isEnded || attempt === attempts) return { playlist, segment };
    sleep(playlist.targetSeconds / 2);
    playlist = fetchPlaylist(url, timeOutMs) ?? playlist;
  }
}
