import type { CertificateDetail, Tag } from '@aws-sdk/client-acm';
import type { Mapped } from '../collector.ts';
import { tagMap } from '../tag-map.ts';
import { toldValues } from '../told-values.ts';

/** An AWS::CertificateManager::Certificate. One that was imported has no validation. */
export function certificateOf(certificate: CertificateDetail, tags: readonly Tag[], region: string): Mapped {
  const arn = certificate.CertificateArn ?? '';
  const { DomainName, Options } = certificate;
  const validations = (certificate.DomainValidationOptions ?? []).toSorted((a, b) =>
    (a.DomainName ?? '') < (b.DomainName ?? '') ? -1 : 1,
  );
  return {
    type: 'AWS::CertificateManager::Certificate',
    ref: arn,
    arn,
    region,
    tags: tagMap(tags),
    properties: toldValues({
      CertificateAuthorityArn: certificate.CertificateAuthorityArn,
      CertificateExport: Options?.Export,
      CertificateTransparencyLoggingPreference: Options?.CertificateTransparencyLoggingPreference,
      DomainName,
      DomainValidationOptions: validations.map((one) => ({
        DomainName: one.DomainName,
        // It is told for DNS too, where a template names a zone instead.
        ValidationDomain: one.ValidationMethod === 'EMAIL' ? one.ValidationDomain : undefined,
      })),
      // Some answers have RSA-2048 for what requests call RSA_2048.
      KeyAlgorithm: certificate.KeyAlgorithm?.replace('-', '_'),
      // ACM lists the certificate's own name among the alternative ones.
      SubjectAlternativeNames: certificate.SubjectAlternativeNames?.filter((name) => name !== DomainName).toSorted(),
      ValidationMethod: validations.find(({ ValidationMethod }) => ValidationMethod)?.ValidationMethod,
    }),
    attributes: toldValues({
      Id: arn,
      InUseBy: certificate.InUseBy,
      NotAfter: certificate.NotAfter,
      RenewalEligibility: certificate.RenewalEligibility,
      Status: certificate.Status,
      Type: certificate.Type,
    }),
    untold: Object.fromEntries(
      validations.map((_, index) => [
        `DomainValidationOptions.${index}.HostedZoneId`,
        'CloudFormation alone knows the zone that it writes the proof into',
      ]),
    ),
    api: 'acm:DescribeCertificate',
  };
}
