import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { expect } from 'chai';
import { LoadRefusal } from '../load-refusal.ts';
import { type LoadTargets, permitted, readLoadTargets } from './load-targets.ts';

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'load-targets-'));
});
after(() => rm(folder, { recursive: true, force: true }));

async function read(text: string): Promise<LoadTargets> {
  const file = join(folder, 'load-targets.yaml');
  await writeFile(file, text);
  return readLoadTargets(file);
}

async function refusal(work: () => unknown): Promise<string> {
  try {
    await work();
  } catch (error) {
    expect(error).to.be.instanceOf(LoadRefusal);
    return (error as LoadRefusal).message.replaceAll(folder, '.');
  }
  throw new Error('Expected a refusal.');
}

describe('load-targets.yaml', () => {
  it('lists hosts in the form that URLs give them', async () => {
    const { hosts } = await read(`# agreed in May
- { host: API.Example.com., owner: " Ops ", maxRatePerSecond: 50 }
- { host: "bücher.example:8443", owner: Ops, maxRatePerSecond: 0.5 }
- { host: "127.1", owner: me, maxRatePerSecond: 1 }
- { host: "[::1]:8080", owner: me, maxRatePerSecond: 1 }
`);
    expect(hosts).to.deep.equal([
      { host: 'api.example.com', owner: 'Ops', maxRatePerSecond: 50, line: 2 },
      { host: 'xn--bcher-kva.example:8443', owner: 'Ops', maxRatePerSecond: 0.5, line: 3 },
      { host: '127.0.0.1', owner: 'me', maxRatePerSecond: 1, line: 4 },
      { host: '[::1]:8080', owner: 'me', maxRatePerSecond: 1, line: 5 },
    ]);
  });

  it('permits nothing where it is empty or missing', async () => {
    expect((await read('# nobody yet\n')).hosts).to.deep.equal([]);
    expect((await readLoadTargets(join(folder, 'none.yaml'))).hosts).to.deep.equal([]);
  });

  const amiss: readonly (readonly [text: string, message: RegExp])[] = [
    ['- {', /load-targets\.yaml:\d\)\. Mend the YAML\.$/u],
    ['host: a\n', /^Expected a list of hosts \(\.\/load-targets\.yaml:1\)/u],
    ['- a\n', /^Expected host, owner and maxRatePerSecond \(/u],
    ['- host: a.example\n  owner: o\n  maxRate: 1\n', /^"maxRate" is not known here \(\.\/load-targets\.yaml:3\)/u],
    ['- owner: o\n  maxRatePerSecond: 1\n', /^Expected host to be the exact name of a host, got nothing \(/u],
    ['- host: a.example\n  maxRatePerSecond: 1\n', /^Expected owner to be a text, got nothing \(/u],
    [
      '- host: a.example\n  owner: o\n  maxRatePerSecond: "9"\n',
      /^Expected maxRatePerSecond to be a positive number, got "9" \(string\) \(\.\/load-targets\.yaml:3\)/u,
    ],
    [
      '- host: a.example\n  owner: o\n  maxRatePerSecond: .inf\n',
      /^Expected maxRatePerSecond to be a positive number/u,
    ],
    [
      '- { host: a.example, owner: o, maxRatePerSecond: 1 }\n- { host: A.example., owner: o, maxRatePerSecond: 9 }\n',
      /^Host "a\.example" is listed twice \(\.\/load-targets\.yaml:\d\)/u,
    ],
  ];
  for (const [text, message] of amiss)
    it(`is refused with file and line: ${JSON.stringify(text)}`, async () => {
      expect(await refusal(() => read(text))).to.match(message);
    });

  for (const host of [
    '*.example.com',
    'https://a.example',
    'a.example/x',
    'me@a.example',
    'a b',
    'a.example:0',
    'a.example:99999',
    '',
  ])
    it(`takes no "${host}" for the name of a host`, async () => {
      expect(await refusal(() => read(`- { host: "${host}", owner: o, maxRatePerSecond: 1 }`))).to.match(
        /^Expected host to be the exact name/u,
      );
    });
});

describe('where load may go', () => {
  const targets: LoadTargets = {
    file: 'shop/load-targets.yaml',
    hosts: [
      { host: 'api.example.com', owner: 'Ops', maxRatePerSecond: 50, line: 2 },
      { host: 'api.example.com:8443', owner: 'Ops', maxRatePerSecond: 50, line: 3 },
      { host: '127.0.0.1:8080', owner: 'me', maxRatePerSecond: 50, line: 4 },
    ],
  };

  for (const url of [
    'https://api.example.com/x',
    'https://API.example.com.:443/',
    'https://api.example.com:8443/',
    'http://127.1:8080/',
  ])
    it(`is to ${url}`, () => permitted(url, 50, targets));

  const refused: readonly (readonly [url: string, message: RegExp])[] = [
    [
      'https://www.example.com/',
      /^Load on www\.example\.com is not permitted: shop\/load-targets\.yaml does not list it\./u,
    ],
    ['https://api.example.com.evil.test/', /is not permitted/u],
    ['https://x.api.example.com/', /is not permitted/u],
    ['https://api.example.com:9443/', /^Load on api\.example\.com:9443 is not permitted/u],
    ['https://127.0.0.1/', /is not permitted/u],
    ['http://api.example.com/', /is plain HTTP, which is permitted on this machine alone/u],
    ['https://api.example.com@www.example.com/', /^"https:\/\/…@www\.example\.com\/" holds credentials/u],
    ['https://me:secret@api.example.com/', /^"https:\/\/…@api\.example\.com\/" holds credentials/u],
    ['ftp://api.example.com/', /^Load goes over https/u],
    ['api.example.com', /is no URL/u],
  ];
  for (const [url, message] of refused)
    it(`is not to ${url}`, async () => {
      expect(await refusal(() => permitted(url, 1, targets))).to.match(message);
    });

  for (const rate of [50.1, Number.NaN])
    it(`is at most what the owner agreed to, which ${rate} is not`, async () => {
      expect(await refusal(() => permitted('https://api.example.com/', rate, targets))).to.equal(
        `${rate} requests/s on api.example.com are more than the 50 that shop/load-targets.yaml:2 permits. Lower ratePerSecond of the objective in architecture.yaml (or the burst, where abuse is asked for), or have Ops agree to more.`,
      );
    });
});
