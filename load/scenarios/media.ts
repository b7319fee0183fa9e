import type { LoadObjective } from '../../src/inventory/architecture.ts';
import type { LoadLimit } from '../../src/measure/load-run.ts';
import { LoadRefusal } from '../load-refusal.ts';
import { parseMultivariant } from '../scripts/hls.ts';
import type { MediaTold } from '../scripts/told.ts';
import type { Ask } from '../target/ask.ts';
import { giving } from './given.ts';
import { type Environment, loginTold, tokenOf, urlUnder } from './login.ts';
import { look } from './look.ts';
import { parsedAt, playlistTypes, type SeenPlay, seenPlay } from './media-play.ts';
import type { Prepared, Scenario } from './scenario.ts';

/** Enough for a change of variant, and, live, for three target durations in which the playlist must grow. */
const segments = 5;

/** Each iteration is a viewer, who watches some segments at the pace they are played. */
export function media(environment: Environment): Scenario {
  return {
    id: 'media',
    title: 'Viewers of encrypted HLS, recorded and live',
    script: new URL('../scripts/media.ts', import.meta.url),
    prepare: (ask, objective) => prepared(ask, objective, environment),
    limits,
  };
}

/**
 * The first picture within 2 s: from there on viewers give up (Krishnan and Sitaraman, "Video Stream Quality Impacts Viewer Behavior", IMC
 * 2012). A segment in less time than it plays, or the buffer empties. No more than a hundredth of the time without a picture: in the same
 * study viewers who waited for one hundredth watched 5 % less. Live no more than 4 target durations behind: a client starts 3 before the end
 * (RFC 8216, 6.3.3), and one passes until it reads the playlist again.
 */
function limits(): readonly LoadLimit[] {
  return [
    { kind: 'gauge', name: 'startup', share: 0.95, max: 2000 },
    { kind: 'gauge', name: 'segment time / duration', share: 0.95, max: 1 },
    { kind: 'gauge', name: 'stalled / played', share: 0.95, max: 0.01 },
    { kind: 'gauge', name: 'behind the live edge', share: 0.95, max: 4 },
  ];
}

async function prepared(ask: Ask, objective: LoadObjective, outer: Environment): Promise<Prepared> {
  const { environment, given } = giving(outer);
  const { login: declared, play = [], keyWithoutToken = 401 } = objective.requests ?? {};
  if (play.length === 0)
    throw new LoadRefusal(
      `Nothing says what is played of ${objective.url}. Give the file of requests for path "${objective.path}" a list "play" of multivariant playlists.`,
    );
  const login = declared && loginTold(objective, declared);
  const token = login && (await tokenOf(ask, login, environment));
  const plays = play.map((path) => urlUnder(objective, path));
  const seen: SeenPlay[] = [];
  for (const url of plays) {
    const { body } = await look(ask, url, { what: 'The multivariant playlist', types: playlistTypes });
    const variants = parsedAt(url, () => parseMultivariant(body.toString('utf8'), url));
    seen.push(await seenPlay(ask, variants, { token, segments, asksKeyWithoutToken: login !== undefined }));
  }
  const told: MediaTold = {
    plays,
    ...(login ? { login, keyWithoutToken } : {}),
    segments,
    readEvery: 20,
    demandsHash: seen.every(({ hasHash }) => hasHash),
    known: Object.fromEntries(seen.flatMap(({ known }) => [...known])),
  };
  const mean = (of: (play: SeenPlay) => number): number => seen.reduce((sum, each) => sum + of(each), 0) / seen.length;
  return {
    requestsPerIteration: mean(({ requests }) => requests),
    pacedMs: mean(({ pacedMs }) => pacedMs),
    told,
    environment: given(),
  };
}
