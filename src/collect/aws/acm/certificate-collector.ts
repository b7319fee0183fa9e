import {
  DescribeCertificateCommand,
  KeyAlgorithm,
  ListTagsForCertificateCommand,
  paginateListCertificates,
} from '@aws-sdk/client-acm';
import type { Collector } from '../collector.ts';
import { everyPage } from '../every-page.ts';
import { neededDetail } from '../needed-detail.ts';
import { stillThere } from '../still-there.ts';
import { certificateOf } from './certificate.ts';

const types = ['AWS::CertificateManager::Certificate'];
const gone = ['ResourceNotFoundException'];

/** The certificates of a region, of all kinds of keys: asked without kinds, ACM lists those with RSA keys up to 2048 bits only. */
export const certificateCollector: Collector = {
  types,
  scope: 'region',
  async collect(place) {
    const { acm: client } = place.clients;
    const listed = await place.listed(types, () =>
      everyPage(
        paginateListCertificates({ client }, { Includes: { keyTypes: Object.values(KeyAlgorithm) } }),
        ({ CertificateSummaryList }) => CertificateSummaryList,
      ),
    );
    return stillThere(listed ?? [], 4, async ({ CertificateArn }) => {
      const [told, tags] = await Promise.all([
        neededDetail(place, types, gone, () => client.send(new DescribeCertificateCommand({ CertificateArn }))),
        neededDetail(place, types, gone, () => client.send(new ListTagsForCertificateCommand({ CertificateArn }))),
      ]);
      return told?.Certificate ? [certificateOf(told.Certificate, tags?.Tags ?? [], place.region)] : [];
    });
  },
};
