import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { K6Errors } from './k6-exit.ts';

const keptLines = 20;

// An error line like any other, which only says why k6 is about to end with 99.
const verdict = /^thresholds on metrics? .+ crossed/u;

/** Shorter texts are in half of all lines, and no secrets. */
const shortestSecret = 4;

/** What k6 logs as JSON lines, of which only the last are kept, and no secret. */
export class K6Log {
  readonly #secrets: readonly string[];
  readonly #tail: string[] = [];
  #count = 0;
  #first: string | undefined;

  constructor(secrets: readonly string[] = []) {
    const written = secrets
      .filter(({ length }) => length >= shortestSecret)
      .flatMap((secret) => [secret, encodeURI(secret), encodeURIComponent(secret)]);
    // The longest first: one may be part of another.
    this.#secrets = [...new Set(written)].toSorted((a, b) => b.length - a.length);
  }

  /** Resolves when there is nothing more to read. */
  async read(stream: Readable): Promise<void> {
    for await (const line of createInterface({ input: stream })) this.#take(line);
  }

  get tail(): string {
    return this.#tail.join('\n');
  }

  get errors(): K6Errors {
    return this.#first === undefined ? { count: this.#count } : { count: this.#count, first: this.#first };
  }

  #take(line: string): void {
    const { level, text: said } = parsed(line);
    const text = this.#secrets.reduce((rest, secret) => rest.replaceAll(secret, '[redacted]'), said);
    if (text === '') return;
    this.#tail.push(text);
    if (this.#tail.length > keptLines) this.#tail.shift();
    if (!['error', 'fatal', 'panic'].includes(level) || verdict.test(text)) return;
    this.#count += 1;
    this.#first ??= text;
  }
}

/** A panic of Go writes plain lines. */
function parsed(line: string): { readonly level: string; readonly text: string } {
  try {
    const { level, msg, error } = JSON.parse(line) as Readonly<Record<string, unknown>>;
    if (typeof level !== 'string' || typeof msg !== 'string') return { level: '', text: line.trim() };
    const why = typeof error === 'string' ? ` (${error.trim()})` : '';
    return { level, text: `${msg.trim()}${why}`.replaceAll(/\s*\n\s*/gu, ' ') };
  } catch {
    return { level: '', text: line.trim() };
  }
}
