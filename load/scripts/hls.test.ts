import { test } from 'node:test';
import { assert } from 'chai';
import { parseMedia, parseMultivariant } from './hls.ts';

const base = 'https://media.example/media/lesson/high/index.m3u8?x=1';

test('variants come with the lowest bandwidth first, their URLs resolved', () => {
  const text = [
    '#EXTM3U',
    '#EXT-X-STREAM-INF:AVERAGE-BANDWIDTH=1,CODECS="avc1,BANDWIDTH=7",BANDWIDTH=900,RESOLUTION=1x1',
    'high/index.m3u8?a=b',
    '',
    '#EXT-X-STREAM-INF:BANDWIDTH=300',
    '# a comment',
    '../low.m3u8',
  ].join('\r\n');
  assert.deepEqual(parseMultivariant(text, 'https://media.example/media/lesson/master.m3u8'), [
    { url: 'https://media.example/media/low.m3u8', bandwidth: 300 },
    { url: 'https://media.example/media/lesson/high/index.m3u8?a=b', bandwidth: 900 },
  ]);
});

test('a segment has the key that stands before it, with its number for a vector where none is given', () => {
  const text = `#EXTM3U
#EXT-X-TARGETDURATION:4
#EXT-X-MEDIA-SEQUENCE:254
#EXTINF:3.5,a title, with a comma
plain.ts
#EXT-X-KEY:METHOD=AES-128,URI="/keys/1?a=1,2"
#EXTINF:4,
b.ts
#EXT-X-KEY:METHOD=AES-128,URI="../key",IV=0xABC
#EXTINF:4,
/c.ts
#EXT-X-KEY:METHOD=NONE
#EXTINF:4,
./d.ts`;
  assert.deepEqual(parseMedia(text, base), {
    targetSeconds: 4,
    isEnded: false,
    segments: [
      { url: 'https://media.example/media/lesson/high/plain.ts', sequence: 254, seconds: 3.5 },
      {
        url: 'https://media.example/media/lesson/high/b.ts',
        sequence: 255,
        seconds: 4,
        key: { url: 'https://media.example/keys/1?a=1,2', iv: '000000000000000000000000000000ff' },
      },
      {
        url: 'https://media.example/c.ts',
        sequence: 256,
        seconds: 4,
        key: { url: 'https://media.example/media/lesson/key', iv: '00000000000000000000000000000abc' },
      },
      { url: 'https://media.example/media/lesson/high/d.ts', sequence: 257, seconds: 4 },
    ],
  });
});

test('a playlist without segments is a playlist, and one with an end says so', () => {
  assert.deepEqual(parseMedia('#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXT-X-ENDLIST', base), {
    targetSeconds: 4,
    isEnded: true,
    segments: [],
  });
});

test('what this viewer cannot play is named', () => {
  const playlist = (...lines: readonly string[]): string => ['#EXTM3U', '#EXT-X-TARGETDURATION:4', ...lines].join('\n');
  const cases: readonly (readonly [string, RegExp])[] = [
    ['<html>', /no playlist/u],
    ['', /no playlist/u],
    ['#EXTM3U\n#EXTINF:4,\na.ts', /no target duration/u],
    [playlist('a.ts'), /segment "a\.ts" has no duration/u],
    [playlist('#EXTINF:0,', 'a.ts'), /has no duration/u],
    [playlist('#EXT-X-BYTERANGE:10@0'), /ranges of bytes/u],
    [playlist('#EXT-X-MAP:URI="init.mp4"'), /fragmented MP4/u],
    [playlist('#EXT-X-KEY:METHOD=SAMPLE-AES,URI="k"'), /encrypted with SAMPLE-AES/u],
    [playlist('#EXT-X-KEY:METHOD=AES-128'), /key has no URI/u],
    [playlist('#EXTINF:4,', 'https://elsewhere.example/a.ts'), /another host, https:\/\/elsewhere\.example/u],
    [playlist('#EXTINF:4,', '//elsewhere.example/a.ts'), /another host, https:\/\/elsewhere\.example/u],
    [playlist('#EXTINF:4,', 'http://media.example/a.ts'), /another host, http:\/\/media\.example/u],
  ];
  for (const [text, message] of cases) assert.throws(() => parseMedia(text, base), message, text);
  assert.throws(() => parseMultivariant('#EXTM3U', base), /no variant/u);
  assert.throws(() => parseMultivariant('#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1', base), /no URI/u);
});
