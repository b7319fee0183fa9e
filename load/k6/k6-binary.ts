import { LoadRefusal } from '../load-refusal.ts';
import { type BuiltK6, buildK6, builtK6, buildsK6, goVersion, sha256Of } from './k6-build.ts';
import { type FoundK6, isFit, k6OnPath } from './k6-found.ts';
import { type K6Places, k6Places } from './k6-places.ts';

export interface K6Binary extends BuiltK6 {
  readonly from: 'PATH' | 'built';
}

/** What a load run would find, as far as one can see without building. */
export type K6State =
  | { readonly kind: 'PATH' | 'built'; readonly version: string; readonly path: string }
  | { readonly kind: 'to-be-built'; readonly go: string }
  | { readonly kind: 'missing'; readonly mend: string };

/** k6 2.x: from PATH, or as it was built before, or built now, which takes minutes. Throws LoadRefusal where none of these can be. */
export async function k6Binary(
  { say, signal }: { readonly say: (text: string) => void; readonly signal: AbortSignal },
  places: K6Places = k6Places(),
): Promise<K6Binary> {
  const found = await k6OnPath(places.searchPath);
  const fit = found.find(isFit);
  if (fit?.version !== undefined)
    return { path: fit.path, version: fit.version, sha256: await sha256Of(fit.path), from: 'PATH' };
  const built = await builtK6(places);
  const others = refused(found);
  if (built) {
    if (others !== '') say(`${others} The one that was built is used: ${built.version}.`);
    return { ...built, from: 'built' };
  }
  const go = await goVersion(places.go);
  if (!buildsK6(go)) throw new LoadRefusal(missing(found, go));
  say(`${others} k6 is built with Go ${go} from ${places.source}, once; this takes a minute or two.`.trimStart());
  return { ...(await buildK6(places, { say, signal })), from: 'built' };
}

/** Only looks. */
export async function k6State(places: K6Places = k6Places()): Promise<K6State> {
  const found = await k6OnPath(places.searchPath);
  const fit = found.find(isFit);
  if (fit?.version !== undefined) return { kind: 'PATH', version: fit.version, path: fit.path };
  const built = await builtK6(places);
  if (built) return { kind: 'built', version: built.version, path: built.path };
  const go = await goVersion(places.go);
  if (go !== undefined && buildsK6(go)) return { kind: 'to-be-built', go };
  return { kind: 'missing', mend: missing(found, go) };
}

function refused(found: readonly FoundK6[]): string {
  return found
    .filter((one) => !isFit(one))
    .map(({ path, version }) =>
      version === undefined ? `${path} is not k6.` : `${path} is k6 ${version}, and load needs k6 2.`,
    )
    .join(' ');
}

function missing(found: readonly FoundK6[], go: string | undefined): string {
  const built = go === undefined ? 'Go, which would build it, is not on PATH' : `Go ${go} is too old to build it`;
  return `${refused(found)} There is no k6 2.x here, and ${built}. Put k6 2.x on PATH, or Go 1.25 or newer.`.trimStart();
}
