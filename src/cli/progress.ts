/** Says on stderr what is going on: one live line on a terminal, plain lines elsewhere, nothing when quiet. */
export interface Progress extends Disposable {
  readonly say: (text: string) => void;
}

export function progressOn(stream: NodeJS.WriteStream, { quiet }: { readonly quiet: boolean }): Progress {
  const live = stream.isTTY && !quiet;
  const say = (text: string): void => {
    if (quiet) return;
    if (live) stream.write(`\r\u001B[2K${text.slice(0, (stream.columns ?? 80) - 1)}`);
    else stream.write(`${text}\n`);
  };
  return {
    say,
    [Symbol.dispose]: () => {
      if (live) stream.write('\r\u001B[2K');
    },
  };
}
