import { InputError } from '../collect/input-error.ts';
import { readRecording, type Recording } from '../collect/live/recording.ts';
import type { Scope } from '../collect/live/scope.ts';

export interface LiveOptions {
  readonly target: string;
  readonly account?: string;
  readonly scope?: readonly string[];
  readonly from?: string;
  readonly record?: string;
  readonly replay?: string;
  readonly redact?: boolean;
  readonly region: readonly string[];
}

/** Which account is read, how, and what is kept of it. */
export interface LiveChoice {
  /** Undefined where architecture.yaml says it. */
  readonly account?: string;
  readonly scope: Scope;
  /** Who is asked: each service, AWS Config's recorders, or an aggregator of them. */
  readonly source: Source;
  /** A new file for all answers, redacted. */
  readonly record?: string;
  /** What answers in place of AWS. */
  readonly replay?: Recording;
  /** Whether account ids and secrets are taken out of evidence and report. */
  readonly redacts: boolean;
}

export type Source = 'services' | 'config' | { readonly aggregator: string };

/** Undefined where no account is to be read. Throws InputError for what cannot be meant. */
export async function liveChoice(options: LiveOptions): Promise<LiveChoice | undefined> {
  const { target, account, scope: scopes = [], from, record, replay, redact = false } = options;
  if (target !== 'live') {
    const [given] = Object.entries({ account, from, record, replay, scope: scopes[0], redact: redact || undefined })
      .filter(([, value]) => value !== undefined)
      .map(([name]) => name);
    if (given === undefined) return undefined;
    throw new InputError(
      `--${given} is of a live account, and --target ${target} reads none`,
      undefined,
      'Use --target live.',
    );
  }
  if (replay === undefined)
    return {
      ...(account === undefined ? {} : { account }),
      scope: scopeOf(scopes),
      source: sourceNamed(from),
      ...(record === undefined ? {} : { record }),
      redacts: redact,
    };
  const [said] = Object.entries({ account, from, record, scope: scopes[0], region: options.region[0] })
    .filter(([, value]) => value !== undefined)
    .map(([name]) => name);
  if (said !== undefined)
    throw new InputError(
      `--${said} and --replay contradict each other`,
      undefined,
      'A recording says whom it asked, and what; leave one out.',
    );
  const recording = await readRecording(replay);
  const { head } = recording;
  return {
    account: head.account,
    scope: head.scope,
    source: sourceNamed(head.source),
    replay: recording,
    redacts: redact,
  };
}

/** As it is given on the command line, and stands in recordings. */
export function sourceText(source: Source): string {
  return typeof source === 'string' ? source : `aggregator:${source.aggregator}`;
}

/** Throws InputError for one that does not exist. */
export function sourceNamed(from = 'services'): Source {
  if (from === 'services' || from === 'config') return from;
  const [, aggregator] = /^aggregator:(.+)$/su.exec(from) ?? [];
  if (aggregator !== undefined) return { aggregator };
  throw new InputError(`There is no source "${from}"`, undefined, 'Use --from services, config, or aggregator:NAME.');
}

function scopeOf(given: readonly string[]): Scope {
  const parts = given.map((text): readonly [kind: string, value: string] => {
    if (text === 'everything') return ['everything', ''];
    const [, kind, value] = /^(tag|stack|id):(.+)$/su.exec(text) ?? [];
    if (kind !== undefined && value !== undefined) return [kind, value];
    throw new InputError(
      `Expected --scope to be everything, tag:KEY=VALUE, stack:NAME or id:ID, got "${text}"`,
      undefined,
      'Give for example --scope tag:Project=shop.',
    );
  });
  const [kind = 'everything', other] = [...new Set(parts.map(([one]) => one))];
  if (other !== undefined)
    throw new InputError(
      `--scope is given as ${kind} and as ${other}`,
      undefined,
      'Give tags, stacks or ids, not several kinds of them.',
    );
  const values = parts.map(([, value]) => value);
  switch (kind) {
    case 'tag':
      return { kind: 'tags', tags: tagsOf(values) };
    case 'stack':
      return { kind: 'stacks', stacks: values };
    case 'id':
      return { kind: 'ids', ids: values };
    default:
      return { kind: 'everything' };
  }
}

function tagsOf(texts: readonly string[]): Readonly<Record<string, string>> {
  const tags = new Map<string, string>();
  for (const text of texts) {
    const [key, value] = tagOf(text);
    const before = tags.get(key);
    if (before !== undefined && before !== value)
      throw new InputError(
        `--scope tag:${key} is given as "${before}" and as "${value}"`,
        undefined,
        'No resource can carry both: give one value, and run again for the other.',
      );
    tags.set(key, value);
  }
  return Object.fromEntries(tags);
}

function tagOf(text: string): readonly [key: string, value: string] {
  const at = text.indexOf('=');
  if (at > 0) return [text.slice(0, at), text.slice(at + 1)];
  throw new InputError(
    `Expected --scope tag:KEY=VALUE, got "tag:${text}"`,
    undefined,
    'Give for example --scope tag:Project=shop.',
  );
}
