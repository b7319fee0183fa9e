/** Where a name and port are to be found, as an address and a port; undefined for a name that resolves by itself. */
export type Resolve = (host: string, port: number) => { readonly host: string; readonly port: number } | undefined;
