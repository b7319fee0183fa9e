import { booleanAt, stringAt } from '../../inventory/read.ts';
import { check, fail, notApplicable, pass } from '../check.ts';

export const keyIsRotated = check({
  id: 'key-is-rotated',
  title: 'every symmetric KMS key is rotated',
  why: 'The less one key has encrypted, the less is lost with it.',
  source: 'https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html',
  controls: {
    'AWS Config': ['CMK_BACKING_KEY_ROTATION_ENABLED'],
    'Well-Architected': ['SEC02-BP05'],
    'SOC 2': ['PI1.5'],
    'ISO 27001:2022': ['A.8.5', 'A.8.11', 'A.8.24'],
    'PCI DSS 4.0.1': ['3.7.4', '3.7.5'],
    HIPAA: ['164.312(a)(2)(iv)'],
    GDPR: ['Art. 25', 'Art. 30'],
  },
  needs: { subjects: ['AWS::KMS::Key'] },
  judge({ properties }) {
    const spec = stringAt(properties, 'KeySpec') ?? 'SYMMETRIC_DEFAULT';
    if (spec !== 'SYMMETRIC_DEFAULT') return notApplicable(`KMS does not rotate keys of kind ${spec}.`);
    const origin = stringAt(properties, 'Origin') ?? 'AWS_KMS';
    if (origin !== 'AWS_KMS') return notApplicable(`KMS does not rotate by itself what comes from ${origin}.`);
    const isOn = booleanAt(properties, 'EnableKeyRotation');
    if (isOn === true) return pass('Is rotated: EnableKeyRotation is true.');
    return fail(
      `Is not rotated: EnableKeyRotation is ${isOn ?? 'not set, and off by default'}.`,
      'Set EnableKeyRotation to true.',
      {
        at: 'EnableKeyRotation',
      },
    );
  },
});
