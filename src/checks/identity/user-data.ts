import { isText, isUnseen, type Unseen, type Value } from '../../inventory/value.ts';

/** What can be read of user data: decoded when all of it is known, else the known pieces between its references. */
export function knownUserData(userData: Value | undefined): string {
  if (typeof userData === 'string') return decoded(userData);
  return isText(userData) ? userData.text.filter((piece) => typeof piece === 'string').join('\n') : '';
}

/** The pieces of user data in order, known ones decoded, undefined for what a reference will give. */
export function userDataPieces(userData: Value | undefined): readonly (string | undefined | Unseen)[] {
  if (typeof userData === 'string') return [decoded(userData)];
  if (isUnseen(userData)) return [userData];
  if (!isText(userData)) return [];
  return userData.text.map((piece) => (typeof piece === 'string' || isUnseen(piece) ? piece : undefined));
}

/** Base64 to text; user data that is none stays as it is. */
function decoded(text: string): string {
  return /^[A-Za-z0-9+/\s]+=*\s*$/u.test(text) && text.replaceAll(/\s/gu, '').length % 4 === 0 ? atob(text) : text;
}
