import { expect } from 'chai';
import { describe, it } from 'node:test';
import { redactionOf } from './redaction.ts';

const account = '111122223333';

describe('Redaction', () => {
  it('gives an account the same stand-in everywhere, the own one the first', () => {
    const { text } = redactionOf({ accounts: [account] });
    expect(text('arn:aws:iam::444455556666:role/x')).to.equal('arn:aws:iam::000000000002:role/x');
    expect(text(`arn:aws:kms:eu-west-1:${account}:key/k`)).to.equal('arn:aws:kms:eu-west-1:000000000001:key/k');
    expect(text(`logs-${account}-eu-west-1 444455556666`)).to.equal('logs-000000000001-eu-west-1 000000000002');
  });

  it('finds accounts in policies that are encoded as parts of a URL', () => {
    const { text } = redactionOf();
    const policy = encodeURIComponent(`{"AWS":"${account}","x":"arn:aws:iam::${account}:root"}`);
    expect(decodeURIComponent(text(policy))).to.equal('{"AWS":"000000000001","x":"arn:aws:iam::000000000001:root"}');
  });

  it('leaves numbers that are longer, and accounts that are to be kept', () => {
    const { text } = redactionOf({ keep: ['156460612806'] });
    expect(text('1700000000000 arn:aws:iam::156460612806:root')).to.equal(
      '1700000000000 arn:aws:iam::156460612806:root',
    );
  });

  it('changes nothing that was redacted', () => {
    const first = redactionOf({ accounts: [account], mail: true });
    const data = {
      Arn: `arn:aws:iam::${account}:user/a`,
      Id: 'AKIAIOSFODNN7EXAMPLE',
      NextToken: 'abc',
      Endpoint: 'a@b.org',
      Password: 'x',
    };
    const once = first.data(data);
    expect(redactionOf({ mail: true }).data(once)).to.deep.equal(once);
  });

  it('replaces access keys and ids of principals, which hold the account, and keeps their kind', () => {
    const { text } = redactionOf();
    expect(text('AKIAIOSFODNN7EXAMPLE ASIAIOSFODNN7EXAMPLE AKIAIOSFODNN7EXAMPLE')).to.equal(
      'AKIA0000000000000001 ASIA0000000000000002 AKIA0000000000000001',
    );
  });

  for (const [what, given] of [
    ['a private key', '-----BEGIN RSA PRIVATE KEY-----\nhunter2\n-----END RSA PRIVATE KEY-----'],
    ['a signed URL', 'https://x.s3.amazonaws.com/code.zip?X-Amz-Security-Token=hunter2&X-Amz-Signature=hunter2&y=1'],
    ['a password in a URL', 'postgres://shop:hunter2@db.internal/shop'],
    ['a web token', 'Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJodW50ZXIyIn0.hunter2'],
    ['an assignment', 'export DB_PASSWORD=hunter2; DB_HOST=db'],
  ] as const)
    it(`takes ${what} out of text`, () => {
      expect(redactionOf().text(given)).to.not.match(/hunter2|eyJzdWIi/u);
    });

  it('takes values away from members that are named like secrets, and from pairs that name one', () => {
    const given = {
      MasterUserPassword: 'hunter2',
      Variables: { DB_PASSWORD: 'hunter2', API_TOKEN: 'hunter2', HOST: 'db' },
      Environment: [{ Name: 'session_token', Value: 'hunter2' }],
      UserData: 'aHVudGVyMg==',
      SecretArn: 'arn:aws:secretsmanager:eu-west-1:000000000001:secret:x',
      ManageMasterUserPassword: true,
    };
    expect(redactionOf().data(given)).to.deep.equal({
      ...given,
      MasterUserPassword: '[redacted]',
      Variables: { DB_PASSWORD: '[redacted]', API_TOKEN: '[redacted]', HOST: 'db' },
      Environment: [{ Name: 'session_token', Value: '[redacted]' }],
      UserData: '[redacted]',
    });
  });

  it('leaves what is judged and no secret', () => {
    const given = {
      HttpTokens: 'required',
      PasswordPolicy: { MinimumPasswordLength: 14 },
      SecretId: 'shop',
      KmsKeyId: 'alias/shop',
      DBParameter: { ParameterName: 'password_encryption', ParameterValue: 'scram-sha-256' },
      Tags: [{ Key: 'Component', Value: 'media servers' }],
      CreatedTime: new Date(0),
    };
    expect(redactionOf({ mail: true }).data(given)).to.deep.equal(given);
  });

  it('leaves mail addresses unless it is asked to take them', () => {
    expect(redactionOf().text('ops@shop.org')).to.equal('ops@shop.org');
    expect(redactionOf({ mail: true }).text('ops@shop.org, dev@shop.org, ops@shop.org')).to.equal(
      'person-1@example.com, person-2@example.com, person-1@example.com',
    );
  });

  it('takes phone numbers of subscriptions, the same everywhere, however they are written', () => {
    const { data, text } = redactionOf({ accounts: [account] });
    const subscription = (Protocol: string, Endpoint: string) => ({
      Protocol,
      Endpoint,
      TopicArn: `arn:aws:sns:eu-west-1:${account}:alarms`,
    });
    const kept = { TopicArn: 'arn:aws:sns:eu-west-1:000000000001:alarms' };
    expect(
      data([
        subscription('sms', '+491701234567'),
        subscription('sms', '+15551234567'),
        subscription('sms', '1-555-123-4567'),
        subscription('https', 'https://shop.org:8443/alarms'),
        { protocol: 'sms', endpoint: '+15551234567' },
      ]),
    ).to.deep.equal([
      { ...kept, Protocol: 'sms', Endpoint: '+00000000001' },
      { ...kept, Protocol: 'sms', Endpoint: '+00000000002' },
      { ...kept, Protocol: 'sms', Endpoint: '+00000000002' },
      { ...kept, Protocol: 'https', Endpoint: 'https://shop.org:8443/alarms' },
      { protocol: 'sms', endpoint: '+00000000002' },
    ]);
    expect(text('on call: +15551234567, %2B15551234567.')).to.equal('on call: +00000000002, +00000000002.');
    expect(text('{"sns:Endpoint":"+491701234567"}')).to.equal('{"sns:Endpoint":"+00000000001"}');
  });

  it('changes no phone number that was taken', () => {
    const once = redactionOf().data({ Protocol: 'sms', Endpoint: '+15551234567', Owner: '+491701234567' });
    expect(redactionOf().data(once)).to.deep.equal(once);
  });

  it('leaves other digits, also behind a plus sign', () => {
    const given = {
      Port: 5432,
      Range: '1024-65535',
      SizeInBytes: '21474836480',
      CreationTime: '2026-11-21T21:15:00.000+0000',
      Epoch: '1700000000000',
      VpcId: 'vpc-01234567890123456',
      Version: 'v1.31.4+20261121',
      CodeSha256: 'kPq+15551234567/Zl+12345678=',
      RegexString: '[a-z]+1234567',
      Protocol: 'tcp',
      Endpoint: 'db.abc.eu-west-1.rds.amazonaws.com:15551234567',
      ScheduleExpression: 'rate(1234567 minutes)',
      Offset: '+0100',
    };
    expect(redactionOf({ mail: true }).data(given)).to.deep.equal(given);
  });

  it('redacts bytes that are text and leaves others', () => {
    const { data } = redactionOf();
    expect(data(Buffer.from(`owner ${account}`))).to.deep.equal(Buffer.from('owner 000000000001'));
    const zip = Uint8Array.from([0x50, 0x4b, 0xff, 0xfe]);
    expect(data(zip)).to.deep.equal(zip);
  });

  it('tells page tokens apart, and leaves empty ones', () => {
    const { data } = redactionOf();
    expect(
      data([{ NextToken: 'secret-a' }, { NextToken: 'secret-b' }, { Marker: 'secret-a' }, { NextMarker: '' }]),
    ).to.deep.equal([{ NextToken: 'page-1' }, { NextToken: 'page-2' }, { Marker: 'page-1' }, { NextMarker: '' }]);
  });
});
