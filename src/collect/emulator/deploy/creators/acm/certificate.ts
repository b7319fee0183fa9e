import {
  type CertificateExport,
  type CertificateTransparencyLoggingPreference,
  type KeyAlgorithm,
  RequestCertificateCommand,
  type ValidationMethod,
} from '@aws-sdk/client-acm';
import { answerHas } from '../../answer-has.ts';
import type { Creator } from '../../creator.ts';
import { leftOut, mapsIn, neededIn, tagsIn, textIn, textsIn } from '../../given.ts';

const taken = [
  'CertificateAuthorityArn',
  'CertificateExport',
  'CertificateTransparencyLoggingPreference',
  'DomainName',
  // Its zones are for CloudFormation, which writes the proof into them; an emulator asks for none.
  'DomainValidationOptions',
  'KeyAlgorithm',
  'SubjectAlternativeNames',
  'Tags',
  'ValidationMethod',
];

export const certificateCreator: Creator = {
  type: 'AWS::CertificateManager::Certificate',
  async create(properties, { clients, uniqueName }) {
    const names = textsIn(properties, 'SubjectAlternativeNames');
    const tags = tagsIn(properties);
    const mails = mapsIn(properties, 'DomainValidationOptions').flatMap((one) => {
      const ValidationDomain = textIn(one, 'ValidationDomain');
      return ValidationDomain === undefined ? [] : [{ DomainName: neededIn(one, 'DomainName'), ValidationDomain }];
    });
    const { CertificateArn } = await clients.acm.send(
      new RequestCertificateCommand({
        CertificateAuthorityArn: textIn(properties, 'CertificateAuthorityArn'),
        DomainName: neededIn(properties, 'DomainName'),
        DomainValidationOptions: mails.length === 0 ? undefined : mails,
        // Two requests alike within an hour are one certificate to ACM, but for this.
        IdempotencyToken: uniqueName(32).replaceAll(/\W/gu, '_'),
        KeyAlgorithm: textIn(properties, 'KeyAlgorithm') as KeyAlgorithm | undefined,
        Options: {
          CertificateTransparencyLoggingPreference: textIn(properties, 'CertificateTransparencyLoggingPreference') as
            | CertificateTransparencyLoggingPreference
            | undefined,
          Export: textIn(properties, 'CertificateExport') as CertificateExport | undefined,
        },
        SubjectAlternativeNames: names.length === 0 ? undefined : names,
        Tags: tags.length === 0 ? undefined : tags,
        ValidationMethod: textIn(properties, 'ValidationMethod') as ValidationMethod | undefined,
      }),
    );
    const arn = answerHas(CertificateArn, 'an ARN', 'RequestCertificate');
    return { ref: arn, attributes: { Id: arn }, notTaken: leftOut(properties, taken) };
  },
};
