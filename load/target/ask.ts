/** One request to the target from the machine that measures, before any load. Rejects with a LoadRefusal that names what is in the way. */
export type Ask = (
  url: string,
  how?: { readonly method?: string; readonly headers?: Readonly<Record<string, string>>; readonly body?: string },
) => Promise<Answer>;

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}
