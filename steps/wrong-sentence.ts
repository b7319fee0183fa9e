/** A sentence that names something the architecture does not have, or stands where it means nothing. */
export class WrongSentence extends Error {
  override readonly name = 'WrongSentence';
}
