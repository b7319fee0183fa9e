import { type Case, unseen } from '../case.ts';
import { deployment } from './small-cluster.ts';

const web = (image: string) => deployment({ containers: [{ name: 'web', image }] });
const mend = 'Name the version that was tested, as a tag or, better, by its digest: name:2.14.0@sha256:….';

export const cases: readonly Case[] = [
  {
    name: 'a tag',
    records: [web('registry.example:5000/shop/web:2.14.0')],
    says: { verdict: 'pass', message: 'Each names a version: web 2.14.0.' },
  },
  {
    name: 'a digest, which wins over the tag',
    records: [web(`shop/web:latest@sha256:${'0123456789abcdef'.repeat(4)}`)],
    says: { verdict: 'pass', message: 'Each names a version: web sha256:0123456789ab….' },
  },
  {
    name: 'neither, behind a registry with a port',
    records: [web('registry.example:5000/shop/web')],
    says: {
      verdict: 'fail',
      message: 'Its container web runs registry.example:5000/shop/web, which means its latest.',
      mend,
    },
  },
  {
    name: 'latest',
    records: [web('shop/web:latest')],
    says: { verdict: 'fail', message: 'Its container web runs shop/web:latest.', mend },
  },
  {
    name: 'an init container',
    records: [
      deployment({
        initContainers: [{ name: 'prepare', image: 'busybox' }],
        containers: [{ name: 'web', image: 'shop/web:1' }],
      }),
    ],
    says: {
      verdict: 'fail',
      message: 'Its container prepare runs busybox, which means its latest.',
      mend,
    },
  },
  {
    name: 'none',
    records: [deployment({ containers: [{ name: 'web' }] })],
    says: { verdict: 'unknown', message: 'Its container web names no image.' },
  },
  {
    name: 'not seen',
    records: [deployment({ containers: [{ name: 'web', image: unseen('no value') }] })],
    says: { verdict: 'unknown', message: 'image: no value.' },
  },
];
