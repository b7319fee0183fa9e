const script = ['text/javascript', 'application/javascript'];

const types: Readonly<Record<string, readonly string[]>> = {
  js: script,
  mjs: script,
  css: ['text/css'],
  json: ['application/json'],
  webmanifest: ['application/manifest+json', 'application/json'],
  svg: ['image/svg+xml'],
  png: ['image/png'],
  jpg: ['image/jpeg'],
  jpeg: ['image/jpeg'],
  webp: ['image/webp'],
  avif: ['image/avif'],
  gif: ['image/gif'],
  ico: ['image/x-icon', 'image/vnd.microsoft.icon'],
  woff2: ['font/woff2'],
  woff: ['font/woff'],
  wasm: ['application/wasm'],
};

/** The media types that fit a file of this name; undefined where its ending says nothing. */
export function assetTypes(url: string): readonly string[] | undefined {
  return types[/\.([a-z\d]+)$/iu.exec(new URL(url).pathname)?.[1]?.toLowerCase() ?? ''];
}

/** Whether it is text, which compression makes smaller. */
export function isText(mediaTypes: readonly string[]): boolean {
  return mediaTypes.some((type) => /^text\/|javascript|json|svg|wasm/u.test(type));
}
