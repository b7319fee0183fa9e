/** That a load run cannot be done, or not judged, and how to mend it; full sentences. */
export class LoadRefusal extends Error {
  override readonly name = 'LoadRefusal';
}
