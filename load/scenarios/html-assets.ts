/** What a page is made of, as it refers to it: scripts, styles, images, and what it tells a browser to load ahead. */
export function htmlAssets(html: string): readonly string[] {
  const bare = html.replace(/<!--.*?-->/gsu, '');
  const found = [...bare.matchAll(/<(script|link|img)\b((?:[^>"']|"[^"]*"|'[^']*')*)>/giu)].flatMap(
    ([, element = '', text = '']) => {
      const attributes = attributesOf(text);
      if (element.toLowerCase() !== 'link') return attributes.get('src') ?? [];
      const relations = (attributes.get('rel') ?? '').toLowerCase().split(/\s+/u);
      return relations.some((each) => loaded.has(each)) ? (attributes.get('href') ?? []) : [];
    },
  );
  return [...new Set(found)].filter((reference) => reference !== '' && !/^(?:data|blob):/iu.test(reference));
}

const loaded: ReadonlySet<string> = new Set([
  'stylesheet',
  'modulepreload',
  'preload',
  'icon',
  'apple-touch-icon',
  'manifest',
]);

function attributesOf(text: string): ReadonlyMap<string, string> {
  const found = text.matchAll(/([^\s"'=/]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gu);
  return new Map(
    [...found].map(([, name = '', double, single, bare]) => [name.toLowerCase(), double ?? single ?? bare ?? '']),
  );
}
