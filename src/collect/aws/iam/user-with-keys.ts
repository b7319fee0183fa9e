import { GetLoginProfileCommand, paginateListAccessKeys, type UserDetail } from '@aws-sdk/client-iam';
import type { Mapped, Place } from '../collector.ts';
import { detailValue } from '../detail-value.ts';
import { everyPage } from '../every-page.ts';
import { neededDetail } from '../needed-detail.ts';
import { toldValues } from '../told-values.ts';
import { accessKeyOf } from './access-key.ts';
import { userOf } from './user.ts';

const gone = ['NoSuchEntityException', 'NoSuchEntity'];

/** A user, whether he has a password, and his access keys: what is not asked for would pass for absent. */
export async function userWithKeys(user: UserDetail, place: Place): Promise<readonly Mapped[]> {
  const { UserName } = user;
  const client = place.clients.iam;
  const profile = await place.detail(() => client.send(new GetLoginProfileCommand({ UserName })), { absent: gone });
  const keys = await neededDetail(place, ['AWS::IAM::AccessKey'], gone, () =>
    everyPage(paginateListAccessKeys({ client, pageSize: 1000 }, { UserName }), (page) => page.AccessKeyMetadata),
  );
  const password = detailValue(profile, ({ LoginProfile }) =>
    toldValues({ PasswordResetRequired: LoginProfile?.PasswordResetRequired }),
  );
  return [userOf(user, password, place.region), ...(keys ?? []).map((key) => accessKeyOf(key, place.region))];
}
