import { booleanAt, stringAt, UnseenInput } from '../../inventory/read.ts';
import { check, fail, pass } from '../check.ts';
import { flawIn } from '../flaw.ts';

export const endpointShowsTrustedCertificate = check({
  id: 'endpoint-shows-trusted-certificate',
  title: 'every endpoint shows a trusted certificate for its name',
  why: 'A client that cannot verify who answers either turns away or learns to talk to anyone.',
  source: 'https://www.rfc-editor.org/rfc/rfc9525',
  controls: {
    'AWS Config': ['ELBV2_ACM_CERTIFICATE_REQUIRED'],
    'Well-Architected (own mapping)': ['SEC09-BP01'],
  },
  needs: { subjects: ['Endpoint::Https'] },
  judge({ properties }) {
    const name = stringAt(properties, 'Name') ?? 'its name';
    const is = (key: 'IsTrusted' | 'FitsName'): boolean => {
      const value = booleanAt(properties, `Certificate.${key}`);
      if (value === undefined) throw new UnseenInput('no certificate was seen', `Certificate.${key}`);
      return value;
    };
    const flaw = flawIn([
      () =>
        is('IsTrusted')
          ? undefined
          : fail(
              `Shows a certificate that is not trusted: ${stringAt(properties, 'Certificate.Distrust') ?? 'not said why'}.`,
              'Show a certificate of an authority that clients trust, such as ACM, with all certificates between.',
              { at: 'Certificate' },
            ),
      () =>
        is('FitsName')
          ? undefined
          : fail(`Shows a certificate that is not for ${name}.`, `Show a certificate that names ${name}.`, {
              at: 'Certificate',
            }),
    ]);
    return (
      flaw ??
      pass(`Shows a certificate for ${name} of ${stringAt(properties, 'Certificate.Issuer') ?? 'a trusted authority'}.`)
    );
  },
});
